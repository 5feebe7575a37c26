namespace CallCenter.SipStack.Diagnostics;

/// <summary>Totals since the start of an endpoint.</summary>
/// <param name="Dropped">datagrams that found the loop too busy.</param>
/// <param name="Malformed">messages that were no SIP or broken; those that could be were answered 400.</param>
/// <param name="Stray">responses and ACKs that belong to nothing.</param>
/// <param name="Retransmissions">messages absorbed because they had come before.</param>
/// <param name="SendErrors">sends that the system refused, connections that could not be made.</param>
public readonly record struct SipStatistics(long Received, long Sent, long Dropped, long Malformed, long Stray, long Retransmissions, long SendErrors);

internal sealed class SipCounters
{
    private long _received;
    private long _sent;
    private long _dropped;
    private long _malformed;
    private long _stray;
    private long _retransmissions;
    private long _sendErrors;

    public SipStatistics Snapshot => new(_received, _sent, _dropped, _malformed, _stray, _retransmissions, _sendErrors);

    public void Received() => Interlocked.Increment(ref _received);

    public void Dropped() => Interlocked.Increment(ref _dropped);

    public void SendError() => Interlocked.Increment(ref _sendErrors);

    // These are counted on the loop alone.
    public void Sent() => _sent++;

    public void Malformed() => _malformed++;

    public void Stray() => _stray++;

    public void Retransmission() => _retransmissions++;
}
