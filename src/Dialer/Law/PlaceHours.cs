namespace CallCenter.Dialer.Law;

/// <summary>Hours of a place with rules of its own, beside the usual ones.</summary>
/// <param name="Prefixes">beginnings of its numbers, E.164.</param>
public sealed record PlaceHours(IReadOnlyList<string> Prefixes, WeeklyHours Hours)
{
    public bool Covers(string number) => Prefixes.Any(prefix => number.StartsWith(prefix, StringComparison.Ordinal));
}
