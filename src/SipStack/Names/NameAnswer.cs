namespace CallCenter.SipStack.Names;

/// <summary>What a name service said about a name.</summary>
/// <param name="Records">empty when there is no such name, or none of that sort.</param>
/// <param name="TimeToLive">how long the answer may be remembered.</param>
public sealed record NameAnswer<T>(IReadOnlyList<T> Records, TimeSpan TimeToLive);
