using CallCenter.SipStack.Diagnostics;

namespace CallCenter.CallControl.Diagnostics;

/// <summary>The SIP endpoint's trace for those who know no SIP stack.</summary>
public sealed class SipTraces(SipTrace trace) : ISipTraces
{
    public IReadOnlyList<SipTraceWatch> Watches => [.. trace.Watches.Select(w => new SipTraceWatch(w.Whom, w.Until))];

    public bool Watch(string whom, TimeSpan forTime) => trace.Watch(whom, forTime);

    public void Unwatch(string whom) => trace.Unwatch(whom);

    public IReadOnlyList<SipTraceMessage> Of(string sipCallId) =>
        [.. trace.Of(sipCallId).Select(m => new SipTraceMessage(m.At, m.Sent, m.Transport, m.Peer, m.Text))];
}
