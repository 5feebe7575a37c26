namespace CallCenter.SipStack.Diagnostics;

internal sealed class SipCounters(RefusalLog refusals)
{
    private long _received;
    private long _sent;
    private long _dropped;
    private long _malformed;
    private long _stray;
    private long _retransmissions;
    private long _sendErrors;

    public RefusalLog Refusals { get; } = refusals;

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
