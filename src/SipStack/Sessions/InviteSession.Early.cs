using CallCenter.SipStack.Dialogs;
using CallCenter.SipStack.Messages;

namespace CallCenter.SipStack.Sessions;

/// <summary>What both sides say before the final answer: provisional responses, reliable ones with their PRACK (RFC 3262), forks.</summary>
public sealed partial class InviteSession
{
    private const int MostForks = 8;

    private readonly List<EarlyDialog> _early = [];
    private (EarlyDialog Fork, string RAck)? _prack;

    /// <summary>A 1xx above 100.</summary>
    internal void OnProvisional(ClientInvite invite, SipMessage response)
    {
        if (invite != _calling || State != SessionState.Early)
        {
            return;
        }

        _progressed = true;
        var fork = ForkOf(response);
        var body = response.ToSession();
        if (response.Lists(HeaderId.Require, "100rel"u8) && response.TryNumber(HeaderId.RSeq, out var rseq))
        {
            if (fork?.TryTake(rseq) != true)
            {
                return;
            }

            ReadAbilities(response);
            Take(invite, fork, $"{rseq} {response.CSeq} INVITE", body);
        }

        _observer?.OnProgress(this, response.Status, body);
    }

    // The dialog that the response belongs to; null when it makes none, or when there are too many.
    private EarlyDialog? ForkOf(SipMessage response)
    {
        if (FindFork(response) is { } known)
        {
            return known;
        }

        if (response.ToTag.IsEmpty || _early.Count >= MostForks)
        {
            return null;
        }

        var fork = new EarlyDialog(_seed!.Fork(response));
        fork.Dialog.User = this;
        _early.Add(fork);
        _services.Dialogs.Add(fork.Dialog);
        return fork;
    }

    private EarlyDialog? FindFork(SipMessage response)
    {
        foreach (var fork in _early)
        {
            if (response.ToTag.SequenceEqual(fork.Dialog.RemoteTag))
            {
                return fork;
            }
        }

        return null;
    }

    // A description in it is for good: the answer to the INVITE's offer, or the offer that the PRACK answers (§5).
    private void Take(ClientInvite invite, EarlyDialog fork, string rack, SipBody? body)
    {
        var isFirst = body is not null && fork.Remote is null;
        if (isFirst)
        {
            fork.Remote = body;
        }

        if (isFirst && invite.Offer is null)
        {
            _open = OpenOffer.InPrack;
            _prack = (fork, rack);
            Ask(body);
            return;
        }

        SendPrack(fork.Dialog, rack, null);
        if (isFirst)
        {
            TellAnswer(body!);
        }
    }

    private void SendPrack(Dialog dialog, string rack, SipBody? answer) => new DialogRequest(_services, dialog, SipMethod.Prack, _login, (_, _) => { })
    {
        Headers = [(HeaderId.RAck, rack)], Body = answer,
    }.Send();

    private void AnswerInPrack(SipBody answer)
    {
        if (_prack is { } open)
        {
            _prack = null;
            SendPrack(open.Fork.Dialog, open.RAck, answer);
        }
    }

    private void OnPrack(Dialog dialog, SipMessage request)
    {
        if (_called is not { } called || !TryReadRAck(request.Get(HeaderId.RAck), out var rseq, out var cseq) || !called.TryAcknowledge(rseq, cseq))
        {
            Answer(dialog, request, 481);
            return;
        }

        if (request.ToSession() is not { } body)
        {
            Answer(dialog, request, 200);
        }
        else if (called.HasOffer && (_open != OpenOffer.None || !called.IsAgreedEarly))
        {
            ReplyLater(request);
        }
        else if (called.HasOffer)
        {
            AskInUpdate(dialog, request, body);
        }
        else
        {
            Answer(dialog, request, 200);
            _isAnsweredEarly = true;
            TellAnswer(body);
        }

        called.GoOn();
    }

    // "776656 1 INVITE"
    private static bool TryReadRAck(ReadOnlySpan<byte> value, out uint rseq, out uint cseq)
    {
        cseq = 0;
        var (first, last) = (value.IndexOf((byte)' '), value.LastIndexOf((byte)' '));
        return Lex.TryNumber(first < 0 ? default : value[..first], out rseq) && first < last && Lex.TryNumber(Lex.Trim(value[first..last]), out cseq)
            && value[(last + 1)..].SequenceEqual("INVITE"u8);
    }

    /// <summary>Both descriptions are exchanged for good, though nothing final was said: the other side may offer anew (RFC 3311 §5.1).</summary>
    private bool IsAgreedEarly(Dialog dialog) => IsOutgoing
        ? _early.Exists(e => e.Dialog == dialog && e.Remote is not null)
        : _called is { HasOffer: true, IsAgreedEarly: true } || _isAnsweredEarly;

    // They stay known: whoever of them answers later is told off in the dialog that was begun.
    private void DropEarly() => _early.ForEach(fork => _services.Dialogs.Remove(fork.Dialog));
}
