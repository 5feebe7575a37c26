namespace CallCenter.Dialer.Law;

/// <summary>Whether a number may be dialed now.</summary>
/// <param name="Bar">null = it may.</param>
/// <param name="Until">when to ask again; null = never.</param>
public readonly record struct DialVerdict(DialBar? Bar, DateTimeOffset? Until)
{
    public bool Allows => Bar is null;
}
