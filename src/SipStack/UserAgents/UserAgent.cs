using CallCenter.SipStack.Dialogs;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Registration;
using CallCenter.SipStack.Sessions;
using CallCenter.SipStack.Transactions;

namespace CallCenter.SipStack.UserAgents;

/// <summary>
/// What happens to a request that begins a transaction (RFC 3261 §8.2, in its order): method, URI, extensions, then dialog, then
/// what the method is for.
/// </summary>
internal sealed class UserAgent(SessionServices services, InviteReception reception, RegisterHandler? register, ISipHandler handler) : IRequestUser
{
    private const int MostUnsupported = 100;
    private const int ShortestOfTelephones = 200;

    private readonly TransactionLayer _transactions = services.Transactions;
    private readonly DialogTable _dialogs = services.Dialogs;

    public void OnRequest(SipMessage request)
    {
        if (request.Method == SipMethod.Unknown)
        {
            _transactions.Reply(request, 501);
        }
        else if (!IsHandled(request.Method))
        {
            ReplyNotAllowed(request);
        }
        else if (!UriView.TryParse(request.RequestUri, out var uri) || !(uri.IsSip || uri.IsTel))
        {
            _transactions.Reply(request, 416);
        }
        else if (HasUnknownExtension(request))
        {
            ReplyBadExtension(request);
        }
        else if (!request.ToTag.IsEmpty)
        {
            InDialog(request);
        }
        else
        {
            OutOfDialog(request);
        }
    }

    public void OnAck(SipMessage ack)
    {
        if (_dialogs.Find(ack) is { User: { } user } dialog)
        {
            user.OnAck(dialog, ack);
        }
        else
        {
            _transactions.Counters.Stray();
        }
    }

    private bool IsHandled(SipMethod method) => method switch
    {
        SipMethod.Register => register is not null,
        SipMethod.Subscribe or SipMethod.Message or SipMethod.Publish => false,
        _ => true,
    };

    private void InDialog(SipMessage request)
    {
        if (request.Method == SipMethod.Register)
        {
            register!.Handle(request);
        }
        else if (_dialogs.Find(request) is not { User: { } user } dialog)
        {
            _transactions.Reply(request, 481);
        }
        else if (!dialog.TryAdvance(request.CSeq))
        {
            _transactions.Reply(request, 500, "CSeq Out Of Order");
        }
        else
        {
            dialog.Follow(request.Source, _transactions.Transports);
            InDialog(dialog, user, request);
        }
    }

    private void InDialog(Dialog dialog, IDialogUser user, SipMessage request)
    {
        if (request.Method is SipMethod.Invite or SipMethod.Update or SipMethod.Prack && SessionBody.Find(request, out _) is not 200 and var unreadable)
        {
            reception.ReplyUnreadable(request, unreadable);
        }
        else
        {
            user.OnRequest(dialog, request);
        }
    }

    private void OutOfDialog(SipMessage request)
    {
        switch (request.Method)
        {
            case SipMethod.Invite:
                reception.Receive(request);
                break;
            case SipMethod.Register:
                register!.Handle(request);
                break;
            case SipMethod.Options:
                ReplyOptions(request);
                break;
            case SipMethod.Refer:
                _transactions.Reply(request, 403);
                break;
            default:
                _transactions.Reply(request, 481);
                break;
        }
    }

    private void ReplyOptions(SipMessage request)
    {
        var writer = ResponseWriter.Begin(request, handler.IsServing ? 200 : 503, null, _transactions.StatelessTag(request));
        // One shorter than any telephone writes may be forged, to have more sent than it costs: it gets the status alone.
        if (request.Length >= ShortestOfTelephones)
        {
            writer.Header(HeaderId.Accept, SessionBody.Accept);
            services.WriteAbilities(ref writer, allow: true);
        }

        _transactions.Reply(request, writer.End());
    }

    private void ReplyNotAllowed(SipMessage request)
    {
        var writer = ResponseWriter.Begin(request, 405, null, _transactions.StatelessTag(request));
        writer.Header(HeaderId.Allow, SipMethods.Allow);
        _transactions.Reply(request, writer.End());
    }

    private static bool HasUnknownExtension(SipMessage request)
    {
        foreach (var tag in request.Values(HeaderId.Require))
        {
            if (!IsKnown(tag))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsKnown(ReadOnlySpan<byte> extension) =>
        Lex.Same(extension, "timer"u8) || Lex.Same(extension, "100rel"u8) || Lex.Same(extension, "replaces"u8) || Lex.Same(extension, "path"u8);

    // One line with the first few of them: the list is the peer's own, and as long as it likes.
    private void ReplyBadExtension(SipMessage request)
    {
        var writer = ResponseWriter.Begin(request, 420, null, _transactions.StatelessTag(request));
        var written = 0;
        foreach (var tag in request.Values(HeaderId.Require))
        {
            if (IsKnown(tag) || written + tag.Length > MostUnsupported)
            {
                continue;
            }

            if (written == 0)
            {
                writer.Begin(HeaderId.Unsupported);
            }
            else
            {
                writer.Write(", "u8);
            }

            writer.Write(tag);
            written += tag.Length;
        }

        if (written > 0)
        {
            writer.EndLine();
        }

        _transactions.Reply(request, writer.End());
    }
}
