using CallCenter.CallControl.Calls;
using CallCenter.CallControl.Legs;
using CallCenter.CallControl.Settings;
using CallCenter.CallControl.Trunks;
using CallCenter.MediaStack.Pipeline;
using CallCenter.SipStack.Registration;
using CallCenter.SipStack.Sessions;
using CallCenter.SipStack.UserAgents;
using Microsoft.Extensions.Logging;

namespace CallCenter.CallControl.Inbound;

/// <summary>
/// Calls that come in: who may (trunk by address, user by digest, limits), then a leg with its mailbox and sound, the fact that it
/// arrived, and the pipeline that runs it.
/// </summary>
internal sealed partial class InviteHandler(TelephonyOptions options, TrunkTable trunks, TrunkLines lines, CallRate rate, Registrar registrar, LegServices services,
    LegTable legs, CallTable calls, ILogger<InviteHandler> logger) : ISipHandler
{
    public bool IsServing => !calls.Draining;

    public Admission Admit(IncomingInvite invite)
    {
        if (calls.Count >= options.MaxCalls)
        {
            return Admission.Reject(503);
        }

        if (trunks.ByAddress(invite.SourceAddress) is { } trunk)
        {
            return lines.IsFree(trunk) && rate.TryTake(trunk) ? Admission.Accept : Admission.Reject(503);
        }

        if (invite.AuthenticatedUser is not null)
        {
            return rate.TryTake(invite.SourceAddress) ? Admission.Accept : Admission.Reject(503);
        }

        // Whom the request names is not looked at: nobody learns so which users there are.
        return options.SilentToStrangers && !registrar.IsKnown(invite.SourceAddress) ? Admission.Ignore : Admission.Challenge;
    }

    public ISessionObserver OnInvite(InviteSession session, IncomingInvite invite)
    {
        var trunk = NameOfTrunk(invite);
        lines.Take(trunk);
        var leg = new CallLeg(services, CallId.New(), LegRole.Caller, CallerIdReader.Number(invite, options.Numbering), ended =>
        {
            lines.Release(trunk);
            legs.Remove(ended);
        });
        legs.Add(leg);
        var call = calls.Begin(leg);
        leg.Post(() => Begin(call, session, invite, trunk));
        return leg.Signals;
    }

    private void Begin(Call call, InviteSession session, IncomingInvite invite, string trunk)
    {
        var leg = call.Caller;
        leg.Attach(session);
        call.Arrive(new CallArrived
        {
            At = services.Time.GetUtcNow(),
            CallId = leg.CallId,
            Direction = CallDirection.Inbound,
            From = leg.RemoteNumber,
            To = invite.RequestUri.User,
            CallerName = CallerIdReader.Name(invite),
            Trunk = trunk,
            SipCallId = invite.CallId,
        });
        if (Refusal(leg, invite, out var reply) is { } refusal)
        {
            session.Reject(refusal.SipStatus!.Value, warning: reply.Warning);
            leg.HangUp(refusal, refusal.SipStatus);
            return;
        }

        leg.Attach(session, reply.Answer);
        call.Serve();
    }

    /// <summary>Null when there is sound for the call, and our answer to its offer if it has one.</summary>
    private CallEnd? Refusal(CallLeg leg, IncomingInvite invite, out SdpReply reply)
    {
        reply = new SdpReply(null, 200);
        if (!LegMedia.TryOpen(services, PeerOf(invite), leg.Signals, out var sound))
        {
            LogNoPorts(leg.CallId);
            return new CallEnd(CallResult.Rejected, EndReason.TooManyCalls, 503);
        }

        leg.Sound = sound;
        reply = invite.Offer is { } offer ? sound.Answer(offer.Content) : reply;
        return reply.Status == 200 ? null : new CallEnd(CallResult.Rejected, EndReason.NoMediaOffered, reply.Status);
    }

    private MediaPeer PeerOf(IncomingInvite invite)
    {
        var trunk = trunks.ByAddress(invite.SourceAddress) ?? trunks.ByUser(invite.AuthenticatedUser ?? "");
        return new MediaPeer(invite.SourceAddress, trunk?.MediaHosts ?? []);
    }

    private string NameOfTrunk(IncomingInvite invite)
    {
        if (trunks.ByAddress(invite.SourceAddress) is { } byAddress)
        {
            return byAddress.Name;
        }

        var user = invite.AuthenticatedUser ?? "";
        return trunks.ByUser(user)?.Name ?? $"user:{user}";
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "call {CallId} refused: no ports for its sound can be had")]
    private partial void LogNoPorts(CallId callId);
}
