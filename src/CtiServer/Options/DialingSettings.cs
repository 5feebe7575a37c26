namespace CallCenter.CtiServer.Options;

/// <summary>What may be dialed (<see cref="DialRules"/>).</summary>
internal sealed record DialingSettings(IReadOnlyList<NumberClass> BarredClasses, IReadOnlyList<string> AllowedPrefixes, IReadOnlyList<string> BarredPrefixes)
{
    /// <summary>Registered telephones may dial numbers outside by themselves, not only by a flow.</summary>
    public bool FromPhones { get; init; }
}
