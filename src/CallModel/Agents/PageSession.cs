namespace CallCenter.CallModel.Agents;

/// <summary>Somebody signed in on the pages.</summary>
/// <param name="Key">SHA-256 of the token in hex; the token itself is kept nowhere.</param>
public sealed record PageSession(string Key, string User, DateTimeOffset Begun, DateTimeOffset LastUsed);
