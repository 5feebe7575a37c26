using System.Collections.Concurrent;
using CallCenter.CallControl.Legs;
using CallCenter.CallModel;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Sessions;
using CallCenter.SipStack.UserAgents;
using Microsoft.Extensions.Logging;

namespace CallCenter.CallControl.Inbound;

/// <summary>
/// Calls that come in: who may (trunk by address, user by digest, limits), then a leg with its mailbox and sound, the fact that it
/// arrived, and the pipeline that runs it.
/// </summary>
internal sealed partial class InviteHandler(TelephonyOptions options, TrunkTable trunks, SipUsers users, LegServices services,
    CallTable calls, ILogger<InviteHandler> logger) : ISipHandler
{
    private readonly ConcurrentDictionary<string, int> _callsByTrunk = new();

    public volatile bool Draining;

    /// <summary>Set before the first call can come.</summary>
    public IInboundCallHandler Pipeline { get; set; } = null!;

    public bool IsServing => !Draining;

    public Admission Admit(IncomingInvite invite)
    {
        if (calls.InboundCount >= options.MaxCalls)
        {
            return Admission.Reject(503);
        }

        if (trunks.ByAddress(invite.SourceAddress) is { } trunk)
        {
            return _callsByTrunk.GetValueOrDefault(trunk.Name) < trunk.MaxCalls ? Admission.Accept : Admission.Reject(503);
        }

        if (invite.AuthenticatedUser is not null)
        {
            return Admission.Accept;
        }

        if (users.IsKnown(invite.From.Uri.User))
        {
            return Admission.Challenge;
        }

        return options.SilentToStrangers ? Admission.Ignore : Admission.Reject(403);
    }

    public ISessionObserver OnInvite(InviteSession session, IncomingInvite invite)
    {
        var trunk = NameOfTrunk(invite);
        _callsByTrunk.AddOrUpdate(trunk, 1, (_, count) => count + 1);
        var leg = new CallLeg(services, CallId.New(), CallerIdReader.Number(invite, options.Numbering), isCaller: true, ended =>
        {
            _callsByTrunk.AddOrUpdate(trunk, 0, (_, count) => count - 1);
            calls.Remove(ended);
        });
        calls.Add(leg);
        leg.Post(() => Begin(leg, session, invite, trunk));
        return leg.Signals;
    }

    private void Begin(CallLeg leg, InviteSession session, IncomingInvite invite, string trunk)
    {
        leg.Attach(session);
        var arrived = new CallArrived
        {
            At = services.Time.GetUtcNow(),
            CallId = leg.CallId,
            Direction = CallDirection.Inbound,
            From = leg.RemoteNumber,
            To = invite.RequestUri.User,
            CallerName = CallerIdReader.Name(invite),
            Trunk = trunk,
            SipCallId = invite.CallId,
        };
        services.Journal.Append(arrived);
        if (!LegMedia.TryOpen(services, invite.SourceAddress, leg.Signals, out var sound))
        {
            LogNoPorts(leg.CallId);
            leg.Finish(new CallEnd(CallResult.Rejected, EndReason.TooManyCalls, 503), 503);
            return;
        }

        leg.Sound = sound;
        if (!TryAnswerOffer(leg, invite.Offer, out var answer, out var refusal))
        {
            leg.Finish(new CallEnd(CallResult.Rejected, EndReason.NoMediaOffered, refusal), refusal);
            return;
        }

        leg.Attach(session, answer);
        var call = new InboundCall(leg, arrived.From, arrived.CallerName, arrived.To, trunk, arrived.At);
        _ = Task.Run(() => RunAsync(call));
    }

    private static bool TryAnswerOffer(CallLeg leg, SipBody? offer, out byte[]? answer, out int refusal)
    {
        (answer, refusal) = offer switch
        {
            null => (null, 200),
            _ when !offer.Is(SipBody.SdpType) => (null, 415),
            _ => leg.Sound.Answer(offer.Content),
        };
        return refusal == 200;
    }

    private async Task RunAsync(InboundCall call)
    {
        try
        {
            await Pipeline.HandleAsync(call);
        }
        catch (Exception e)
        {
            LogDefect(e, call.Caller.CallId);
            await call.Caller.HangUpAsync(new CallEnd(CallResult.Failed, EndReason.ServerError, 500), 500);
        }
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

    [LoggerMessage(Level = LogLevel.Error, Message = "call {CallId}: the pipeline met a defect; the call is ended")]
    private partial void LogDefect(Exception e, CallId callId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "call {CallId} refused: no RTP port is free (Rtp:PortRange)")]
    private partial void LogNoPorts(CallId callId);
}
