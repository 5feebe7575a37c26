namespace CallCenter.CtiServer.Options;

internal sealed record NumberingSettings(string CountryCode, string NationalPrefix, string InternationalPrefix)
{
    public NumberingPlan Plan() => new(CountryCode, NationalPrefix, InternationalPrefix);
}
