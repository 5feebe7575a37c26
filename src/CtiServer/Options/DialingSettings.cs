namespace CallCenter.CtiServer.Options;

/// <summary>What may be dialed (<see cref="DialRules"/>).</summary>
internal sealed record DialingSettings(IReadOnlyList<NumberClass> BarredClasses, IReadOnlyList<string> AllowedPrefixes, IReadOnlyList<string> BarredPrefixes);
