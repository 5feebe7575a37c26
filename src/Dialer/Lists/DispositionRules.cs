namespace CallCenter.Dialer.Lists;

/// <summary>What a campaign's own words for the end of a call must be.</summary>
internal static class DispositionRules
{
    private const int Most = 30;
    private const int LongestCode = 32;
    private const int LongestLabel = 60;
    private const int MostMinutes = 60 * 24 * 90;

    private static readonly string[] _reserved = [Dispositions.Machine, Dispositions.DoNotCall, Dispositions.CallAgain];

    /// <summary>The first fault; null = all are good.</summary>
    public static FieldFault? Fault(IReadOnlyList<CampaignDisposition> dispositions) => Check.Most("dispositions", dispositions.Count, Most)
        ?? dispositions.Select(FaultOf).FirstOrDefault(fault => fault is not null)
        ?? dispositions.Select(own => own.Code).Concat(_reserved).GroupBy(code => code, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1)
            .Select(group => new FieldFault("dispositions", FaultCode.Taken, $"'{group.Key}' stands there twice, or is the server's own word")).FirstOrDefault();

    private static FieldFault? FaultOf(CampaignDisposition own) =>
        !Names.Fit(own.Code, LongestCode) ? FieldFault.NotName("dispositions", LongestCode, "lower-case letters, digits or dashes")
        : Check.Given("dispositions", own.Label) ?? Check.Longest("dispositions", own.Label, LongestLabel) ?? Check.Range("dispositions", own.AgainMinutes, 1, MostMinutes);
}
