using CallCenter.CallControl.Calls;
using CallCenter.CallControl.Legs;
using CallCenter.CallControl.Settings;
using CallCenter.CallControl.Trunks;
using CallCenter.MediaStack.Sdp;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Registration;
using CallCenter.SipStack.Sessions;
using CallCenter.SipStack.UserAgents;
using Microsoft.Extensions.Logging;

namespace CallCenter.CallControl.Inbound;

/// <summary>
/// Calls that come in: who may (trunk by address, user by digest, limits), then a leg with its mailbox and sound, the fact that it
/// arrived, and the pipeline that runs it.
/// </summary>
internal sealed partial class InviteHandler(TelephonyOptions options, TrunkTable trunks, TrunkLines lines, TrunkTallies tallies, CallRate rate, Registrar registrar, LegServices services,
    LegTable legs, CallTable calls, ILogger<InviteHandler> logger) : ISipHandler
{
    public bool IsServing => !calls.Draining;

    public Admission Admit(IncomingInvite invite)
    {
        if (calls.Count >= options.MaxCalls)
        {
            CallMeter.Refuse("calls");
            return Admission.Reject(503);
        }

        if (TrunkOf(invite) is { } trunk)
        {
            return Admit(trunk);
        }

        if (invite.AuthenticatedUser is not null)
        {
            return rate.TryTake(invite.SourceAddress) ? Admission.Accept : Admission.Reject(503);
        }

        // Whom the request names is not looked at: nobody learns so which users there are.
        return options.SilentToStrangers && !registrar.IsKnown(invite.SourceAddress) ? Admission.Ignore : Admission.Challenge;
    }

    private Admission Admit(TrunkConfig trunk)
    {
        if (!lines.IsFree(trunk))
        {
            CallMeter.Refuse("trunk");
        }
        else if (rate.TryTake(trunk))
        {
            tallies.Of(trunk.Name).Received();
            return Admission.Accept;
        }

        tallies.Of(trunk.Name).Fail(TrunkErrorKind.Full, 503);
        return Admission.Reject(503);
    }

    public ISessionObserver OnInvite(InviteSession session, IncomingInvite invite)
    {
        var trunk = TrunkOf(invite);
        if (invite.Replaces?.Observer is LegSignals signals)
        {
            var number = CallerIdReader.Read(invite, trunk, options.Numbering).Number;
            signals.Leg.Post(() => signals.Leg.TakeOver(session, invite, number));
            return signals;
        }

        var line = trunk?.Name ?? $"{LiveCall.UserLine}{invite.AuthenticatedUser}";
        lines.Take(line);
        var (caller, dialed) = (CallerIdReader.Read(invite, trunk, options.Numbering), DialedNumberReader.Read(invite, trunk, options.Numbering));
        // a telephone that picks up a slot is its agent's from the first moment
        var agent = trunk is null && options.Slots?.SlotOf(dialed) is not null ? invite.AuthenticatedUser : null;
        var leg = new CallLeg(services, CallId.New(), agent is null ? LegRole.Caller : LegRole.Agent, agent ?? caller.Number, ended =>
        {
            lines.Release(line);
            legs.Remove(ended);
        })
        {
            ForwardsLeft = invite.ForwardsLeft,
            Owner = trunk is null ? invite.AuthenticatedUser : null,
            Dialed = dialed,
            Data = invite.Data,
            AddressThere = number => trunk is null ? SipUri.Sip(number, options.Realm)
                : SipUri.Sip(trunk.NumberOut.Apply(number), trunk.Host ?? invite.SourceAddress.ToString(), trunk.Port),
        };
        legs.Add(leg);
        var call = calls.Begin(leg);
        var arrived = new CallArrived
        {
            At = services.Time.GetUtcNow(),
            CallId = leg.CallId,
            Direction = agent is null ? CallDirection.Inbound : CallDirection.Outbound,
            From = agent ?? caller.Number,
            To = leg.Dialed,
            DivertedFrom = trunk is null ? null : DiversionReader.Read(invite, trunk, options.Numbering),
            CallerName = caller.Name,
            Trunk = line,
            SipCallId = invite.CallId,
        };
        leg.Post(() => Begin(call, session, invite, arrived, trunk));
        return leg.Signals;
    }

    private void Begin(Call call, InviteSession session, IncomingInvite invite, CallArrived arrived, TrunkConfig? trunk)
    {
        var leg = call.Caller;
        leg.Attach(session);
        call.Arrive(arrived);
        if (Refusal(leg, invite, trunk, out var reply) is { } refusal)
        {
            session.Reject(refusal.SipStatus!.Value, warning: reply.Warning);
            leg.HangUp(refusal, refusal.SipStatus);
            return;
        }

        leg.Attach(session, reply.Answer);
        call.Serve(agent: leg.Agent);
    }

    /// <summary>Null when there is sound for the call, and our answer to its offer if it has one.</summary>
    private CallEnd? Refusal(CallLeg leg, IncomingInvite invite, TrunkConfig? trunk, out SdpReply reply)
    {
        reply = new SdpReply(null, 200);
        var isBrowser = invite.Offer is { } first && BrowserDescription.Is(first.Content.Span);
        if (!LegMedia.TryOpen(services, options.PeerAt(invite.SourceAddress, trunk, isBrowser), leg.Signals, out var sound))
        {
            CallMeter.Refuse("ports");
            LogNoPorts(leg.CallId);
            return new CallEnd(CallResult.Rejected, EndReason.TooManyCalls, 503);
        }

        leg.Sound = sound;
        reply = invite.Offer is { } offer ? sound.Answer(offer.Content) : reply;
        return reply.Status == 200 ? null : new CallEnd(CallResult.Rejected, reply.Reason, reply.Status);
    }

    /// <summary>
    /// By digest, by where the call comes from, or by the contact that only the trunk's registrar knows; null for phones and strangers. A telephone that has
    /// registered from a trunk's address is one all the same, and is asked for its password.
    /// </summary>
    private TrunkConfig? TrunkOf(IncomingInvite invite) =>
        invite.AuthenticatedUser is { } user ? trunks.ByUser(user)
        : registrar.IsKnown(invite.From.Uri.User, invite.SourceAddress) ? null
        : trunks.ByAddress(invite.SourceAddress) ?? trunks.ByContact(invite.RequestUri.User);

    [LoggerMessage(EventId = 2023, Level = LogLevel.Warning, Message = "call {CallId} refused: no ports for its sound can be had")]
    private partial void LogNoPorts(CallId callId);
}
