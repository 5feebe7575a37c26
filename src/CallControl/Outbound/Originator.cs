using CallCenter.CallControl.Inbound;
using CallCenter.CallControl.Legs;
using CallCenter.CallModel;
using CallCenter.SipStack.Auth;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Registration;
using CallCenter.SipStack.Sessions;
using CallCenter.SipStack.UserAgents;

namespace CallCenter.CallControl.Outbound;

/// <summary>Makes legs: to the phones that are registered under a name (all at once, the first to answer wins) and to numbers by a trunk.</summary>
internal sealed class Originator(TelephonyOptions options, TrunkTable trunks, LegServices services, LegTable legs, SipEndpoint endpoint,
    Registrar registrar) : IAgentReach
{
    private const int LongestNumber = 64;
    private static readonly DialOutcome.Refused NobodyThere = new(new CallEnd(CallResult.NotConnected, EndReason.NotFound, 480));

    public bool CanReach(string agent) => registrar.Lookup(agent).Count > 0;

    public Task<DialOutcome> RingAsync(AgentRing ring, CancellationToken ct) => RingAsync(ring, LegRole.Agent, ct);

    private async Task<DialOutcome> RingAsync(AgentRing dial, LegRole role, CancellationToken ct)
    {
        var bindings = registrar.Lookup(dial.Agent);
        if (bindings.Count == 0)
        {
            return NobodyThere;
        }

        var headers = PhoneHeaders(dial);
        var from = new NameAddr(SipUri.Sip(dial.CallerNumber, options.Realm), dial.CallerName);
        var attempts = new List<CallLeg>(bindings.Count);
        foreach (var binding in bindings)
        {
            var call = new OutgoingCall(binding.Contact, from, new NameAddr(SipUri.Sip(dial.Agent, options.Realm)))
            {
                Via = binding.Route, RingTime = dial.RingTime, Headers = headers,
            };
            if (Start(dial.CallId, role, dial.Agent, call, binding.Source.Address) is { } leg)
            {
                attempts.Add(leg);
            }
        }

        return await FirstAnswerAsync(attempts, ct);
    }

    public async Task<DialOutcome> DialAsync(NumberDial dial, CancellationToken ct)
    {
        if (!IsDialable(dial.Number))
        {
            return NobodyThere;
        }

        if (registrar.Lookup(dial.Number).Count > 0)
        {
            var ring = new AgentRing(dial.CallId, dial.Number, dial.RingTime, dial.CallerNumber ?? "anonymous");
            return await RingAsync(ring, LegRole.Outside, ct);
        }

        if (trunks.ForOutbound() is not { } trunk)
        {
            return NobodyThere;
        }

        var number = options.Numbering.Normalize(dial.Number);
        var caller = trunk.CallerNumber ?? dial.CallerNumber ?? trunk.User ?? "anonymous";
        var target = SipUri.Sip(number, trunk.Host!, trunk.Port, trunk.Transport.UriParameter());
        var call = new OutgoingCall(target, new NameAddr(SipUri.Sip(caller, options.Realm)))
        {
            RingTime = dial.RingTime,
            Login = trunk is { User: { } user, Password: { } password } ? new DigestLogin(user, password) : null,
        };
        return await endpoint.LocateAsync(target, ct) is { } hop && Start(dial.CallId, LegRole.Outside, number, call, hop.EndPoint.Address) is { } leg
            ? await FirstAnswerAsync([leg], ct)
            : new DialOutcome.Refused(new CallEnd(CallResult.NotConnected, EndReason.TooManyCalls, 503));
    }

    /// <summary>Null when no RTP port is left.</summary>
    private CallLeg? Start(CallId callId, LegRole role, string remote, OutgoingCall call, System.Net.IPAddress peer)
    {
        var leg = new CallLeg(services, callId, role, remote, legs.Remove);
        if (!LegMedia.TryOpen(services, peer, leg.Signals, out var sound))
        {
            return null;
        }

        leg.Sound = sound;
        legs.Add(leg);
        leg.Post(() => leg.Attach(endpoint.Call(call with { Offer = SipBody.Sdp(sound.Offer()) }, leg.Signals)));
        return leg;
    }

    private static async Task<DialOutcome> FirstAnswerAsync(List<CallLeg> attempts, CancellationToken ct)
    {
        var why = new CallEnd(CallResult.NotConnected, EndReason.Cancelled, 487);
        using var cancelled = ct.UnsafeRegister(_ => attempts.ForEach(leg => _ = leg.HangUpAsync(why)), null);
        CallLeg? winner = null;
        CallEnd? refusal = null;
        var open = attempts.ToDictionary(leg => (Task)leg.Answered);
        while (open.Count > 0 && winner is null)
        {
            var done = await Task.WhenAny(open.Keys);
            open.Remove(done, out var leg);
            if (leg!.Answered.Result)
            {
                winner = leg;
            }
            else
            {
                refusal = leg.End;
            }
        }

        foreach (var loser in open.Values)
        {
            _ = loser.HangUpAsync(why);
        }

        return winner is not null ? new DialOutcome.Answered(winner) : new DialOutcome.Refused(refusal ?? NobodyThere.End);
    }

    /// <summary>RFC 3261 user characters that people dial, and nothing that could end a header.</summary>
    private static bool IsDialable(string number) =>
        number.Length is > 0 and <= LongestNumber && number.All(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '*' or '#' or '-' or '.' or '_');

    private static List<KeyValuePair<string, string>> PhoneHeaders(AgentRing dial)
    {
        var headers = new List<KeyValuePair<string, string>>();
        if (dial.AutoAnswer)
        {
            // two dialects of one wish: phones follow one or the other
            headers.Add(new("Call-Info", "<sip:localhost>;answer-after=0"));
            headers.Add(new("Alert-Info", "<http://localhost>;info=alert-autoanswer;delay=0"));
        }

        foreach (var (name, value) in dial.Data ?? new Dictionary<string, string>())
        {
            if (name.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') && !value.AsSpan().ContainsAny('\r', '\n'))
            {
                headers.Add(new($"X-{name}", value));
            }
        }

        return headers;
    }
}
