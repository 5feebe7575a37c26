using System.Text;
using CallCenter.SipStack.Auth;
using CallCenter.SipStack.Diagnostics;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Sessions;
using CallCenter.SipStack.Transactions;

namespace CallCenter.SipStack.UserAgents;

/// <summary>An INVITE outside of any dialog: checks that cost nothing first, then the owner's word, then a session.</summary>
internal sealed class InviteReception(SessionServices services, ISipHandler handler, DigestAuthenticator? authenticator, int maxSessions)
{
    private readonly TransactionLayer _transactions = services.Transactions;

    public void Receive(SipMessage request)
    {
        if (request.TryNumber(HeaderId.MaxForwards, out var hops) && hops == 0)
        {
            // RFC 7332: a call that is bridged here would go round for ever.
            _transactions.Reply(request, 483);
        }
        else if (_transactions.IsMerged(request))
        {
            _transactions.Reply(request, 482);
        }
        else if (SessionBody.Find(request, out _) is not 200 and var unreadable)
        {
            ReplyUnreadable(request, unreadable);
        }
        else if (!TakesSdp(request))
        {
            _transactions.Reply(request, 406);
        }
        else if (!handler.IsServing)
        {
            ReplyBusy(request);
        }
        else if (services.Sessions.Count >= maxSessions)
        {
            _transactions.Counters.Refusals.Count(RefusalReason.Sessions, request.Source.EndPoint.Address);
            ReplyBusy(request);
        }
        else
        {
            Admit(request, user: null);
        }
    }

    /// <summary>400, or 415 with what would be taken.</summary>
    public void ReplyUnreadable(SipMessage request, int status)
    {
        var writer = ResponseWriter.Begin(request, status, null, _transactions.StatelessTag(request));
        if (status == 415)
        {
            writer.Header(HeaderId.Accept, SessionBody.Accept);
            writer.Header(HeaderId.AcceptEncoding, "identity"u8);
        }

        _transactions.Reply(request, writer.End());
    }

    // RFC 4475 §3.3.15: who cannot read an answer cannot be answered.
    private static bool TakesSdp(SipMessage request)
    {
        if (!request.Has(HeaderId.Accept))
        {
            return true;
        }

        foreach (var value in request.Values(HeaderId.Accept))
        {
            var semicolon = value.IndexOf((byte)';');
            var range = Lex.Trim(semicolon < 0 ? value : value[..semicolon]);
            if (Lex.Same(range, "application/sdp"u8) || Lex.Same(range, "application/*"u8) || Lex.Same(range, "*/*"u8))
            {
                return true;
            }
        }

        return false;
    }

    private void Admit(SipMessage request, string? user)
    {
        if (IncomingInvite.Read(request, user) is not { } invite)
        {
            _transactions.Reply(request, 400);
            return;
        }

        var admission = handler.Admit(invite);
        switch (admission.Kind)
        {
            case AdmissionKind.Accept:
                Open(request, invite);
                break;
            case AdmissionKind.Reject:
                _transactions.Reply(request, admission.Status, admission.Reason);
                break;
            case AdmissionKind.Challenge when user is null && authenticator is not null:
                authenticator.Authenticate(request, known => Admit(request, known));
                break;
            case AdmissionKind.Challenge:
                _transactions.Reply(request, 403);
                break;
            default:
                _transactions.Counters.Refusals.Count(RefusalReason.Stranger, invite.SourceAddress);
                break;
        }
    }

    private void Open(SipMessage request, IncomingInvite invite)
    {
        if (SessionTimer.IsTooShort(request))
        {
            var writer = ResponseWriter.Begin(request, 422, null, _transactions.StatelessTag(request));
            writer.Header(HeaderId.MinSe, SessionTimer.Shortest);
            _transactions.Reply(request, writer.End());
            return;
        }

        if (request.TryGet(HeaderId.Replaces, out var replaces))
        {
            // one call takes one place (RFC 3891 §3)
            var refusal = 400;
            invite.Replaces = request.Count(HeaderId.Replaces) == 1 ? services.FindReplaced(Encoding.UTF8.GetString(replaces), out refusal) : null;
            if (invite.Replaces is null)
            {
                _transactions.Reply(request, refusal);
                return;
            }
        }

        services.Transports.Vouch(request.Source);
        var session = InviteSession.Incoming(services, request, _transactions.Open(request), invite.CallId);
        try
        {
            session.Attach(handler.OnInvite(session, invite));
        }
        catch
        {
            // The owner's bug must not leave a call without anybody to end it.
            session.Reject(500);
            throw;
        }
    }

    private void ReplyBusy(SipMessage request)
    {
        var writer = ResponseWriter.Begin(request, 503, null, _transactions.StatelessTag(request));
        writer.Header(HeaderId.RetryAfter, 10);
        _transactions.Reply(request, writer.End());
    }
}
