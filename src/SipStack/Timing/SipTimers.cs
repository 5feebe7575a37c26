namespace CallCenter.SipStack.Timing;

/// <summary>The base values of RFC 3261 table 4; all others follow from them.</summary>
/// <param name="T1">round-trip estimate, 500 ms.</param>
/// <param name="T2">longest retransmit interval, 4 s.</param>
/// <param name="T4">longest time that a message stays in the network, 5 s.</param>
public sealed record SipTimers(TimeSpan T1, TimeSpan T2, TimeSpan T4)
{
    public static readonly SipTimers Default = new(TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(5));

    /// <summary>64 × T1 (32 s): timers B, D, F, H, J, L and M.</summary>
    public TimeSpan Long => T1 * 64;

    /// <summary>A server that has said nothing to an INVITE for so long gives way to the target's next one, where there is one (RFC 3263 §4.3).</summary>
    public TimeSpan Failover => T1 * 8;

    /// <summary>An INVITE whose owner has said nothing for so long gets its 100 (RFC 3261 §17.2.1).</summary>
    public TimeSpan Trying => TimeSpan.FromMilliseconds(200);
}
