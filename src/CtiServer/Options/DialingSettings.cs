namespace CallCenter.CtiServer.Options;

/// <summary>What may be dialed (<see cref="DialRules"/>).</summary>
internal sealed record DialingSettings(IReadOnlyList<NumberClass> BarredClasses, IReadOnlyList<string> AllowedPrefixes, IReadOnlyList<string> BarredPrefixes)
{
    /// <summary>Registered telephones may dial numbers outside by themselves, not only by a flow.</summary>
    public bool FromPhones { get; init; }

    /// <summary>Numbers outside that one user may dial.</summary>
    public int UserCallsPerHour { get; init; }

    /// <summary>Calls abroad and to premium numbers by all, before an alarm is raised.</summary>
    public int AbroadCallsPerHour { get; init; }
}
