namespace CallCenter.SipStack.Transport;

/// <summary>Limits of a stream transport.</summary>
/// <param name="MaxConnections">the next one is closed at once.</param>
/// <param name="Idle">a connection that carried nothing for so long is closed.</param>
/// <param name="Partial">so is one whose message stays incomplete for so long.</param>
internal sealed record StreamLimits(int MaxConnections, TimeSpan Idle, TimeSpan Partial);
