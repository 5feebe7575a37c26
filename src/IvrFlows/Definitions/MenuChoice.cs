namespace CallCenter.IvrFlows.Definitions;

/// <summary>One thing that a caller may choose, as written in a flow.</summary>
/// <param name="Key">one to three keys of the telephone.</param>
/// <param name="Phrases">by language.</param>
internal sealed record MenuChoice(string Name, string Key, IReadOnlyDictionary<string, IReadOnlyList<string>> Phrases, int Line);
