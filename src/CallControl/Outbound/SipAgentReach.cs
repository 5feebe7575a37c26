using CallCenter.CallControl.Legs;
using CallCenter.CallControl.Settings;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Registration;
using CallCenter.SipStack.Sessions;

namespace CallCenter.CallControl.Outbound;

/// <summary>Reaches agents at the telephones that are registered under their names.</summary>
internal sealed class SipAgentReach(TelephonyOptions options, LegDialer dialer, Registrar registrar) : IAgentReach
{
    public static readonly DialOutcome.Refused NobodyThere = new(new CallEnd(CallResult.NotConnected, EndReason.NotFound, 480));

    public bool CanReach(string agent) => registrar.Lookup(agent).Count > 0;

    public string? TroubleOf(string agent) => CanReach(agent) ? null : NotReadyReason.NoPhone;

    public async Task<DialOutcome> RingAsync(AgentRing ring, CancellationToken ct)
    {
        var headers = Headers(ring);
        var from = new NameAddr(SipUri.Sip(ring.CallerNumber, options.Realm), ring.CallerName);
        var attempts = new List<CallLeg>();
        foreach (var binding in Telephones(ring.Agent))
        {
            if (dialer.TryMake(ring.CallId, ring.Role, ring.Agent, options.PeerAt(binding.Source.Address, isBrowser: IsBrowser(binding))) is not { } leg)
            {
                continue;
            }

            var call = new OutgoingCall(binding.Contact, from, new NameAddr(SipUri.Sip(ring.Agent, options.Realm)))
            {
                Via = binding.Route, Routes = binding.Path, KeepsTransport = true, RingTime = ring.RingTime, Headers = headers,
            };
            leg.Post(() => dialer.Dial(leg, call));
            attempts.Add(leg);
        }

        return await dialer.FirstAnswerAsync(attempts, ring.Rings, ct);
    }

    // One that has several ways here rings by one of them (RFC 5626 §5.3).
    private IEnumerable<Binding> Telephones(string agent) => registrar.Lookup(agent).DistinctBy(b => (object?)b.Instance ?? b);

    // a page's telephone: SIP over WebSocket (RFC 7118), sound over WebRTC
    private static bool IsBrowser(Binding binding) => TransportKinds.Find(binding.Contact.Parameter("transport") ?? "") is TransportKind.Ws or TransportKind.Wss;

    private static List<KeyValuePair<string, string>> Headers(AgentRing ring)
    {
        var headers = new List<KeyValuePair<string, string>>();
        if (ring.AutoAnswer)
        {
            // two dialects of one wish: phones follow one or the other
            headers.Add(new("Call-Info", "<sip:localhost>;answer-after=0"));
            headers.Add(new("Alert-Info", "<http://localhost>;info=alert-autoanswer;delay=0"));
        }

        headers.AddRange(DataHeaders.Of(ring.Data ?? new Dictionary<string, string>()));
        return headers;
    }
}
