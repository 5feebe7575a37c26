namespace CallCenter.SipStack.Transport;

/// <summary>Limits of a stream transport.</summary>
/// <param name="MaxConnections">for the next one the stranger goes that was idle longest; when there is none, it is closed at once.</param>
/// <param name="Idle">a connection that carried nothing for so long is closed.</param>
/// <param name="Partial">so is one whose message stays incomplete for so long, or that takes nothing of what it is sent.</param>
internal sealed record StreamLimits(int MaxConnections, TimeSpan Idle, TimeSpan Partial)
{
    /// <summary>Connections of one address at once.</summary>
    public int MaxOfAddress { get; init; } = int.MaxValue;

    /// <summary>Those of one address that nobody has vouched for.</summary>
    public int MaxStrangersOfAddress { get; init; } = int.MaxValue;

    /// <summary>Accepted connections that have not shaken hands yet; for the next one the oldest of them goes.</summary>
    public int MaxHalfOpen { get; init; } = 256;

    /// <summary>Like <see cref="Idle"/>, for strangers.</summary>
    public TimeSpan StrangerIdle { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Messages that are taken from one stranger's connection in <see cref="Pace"/>; the rest waits at the sender.</summary>
    public int StrangerMessages { get; init; } = 100;

    public TimeSpan Pace { get; init; } = TimeSpan.FromMilliseconds(100);
}
