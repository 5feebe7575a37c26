namespace CallCenter.CtiServer.Options;

internal sealed record NumberingSettings(string CountryCode, string NationalPrefix, string InternationalPrefix);
