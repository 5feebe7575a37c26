namespace CallCenter.Dialer.Law;

/// <summary>A registry of people who do not want calls, against which lists must be compared.</summary>
/// <param name="List">the name under which it is imported.</param>
/// <param name="MaxAge">how old the import may be.</param>
public sealed record RegistryRule(string List, TimeSpan MaxAge);
