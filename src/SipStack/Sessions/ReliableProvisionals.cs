using CallCenter.SipStack.Dialogs;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Timing;
using CallCenter.SipStack.Transactions;

namespace CallCenter.SipStack.Sessions;

/// <summary>
/// The called side's provisional responses that the caller acknowledges by PRACK (RFC 3262 §3): one at a time, each again and again until
/// its PRACK comes, 64 × T1 at most.
/// </summary>
internal sealed class ReliableProvisionals : ITimed
{
    private const int MostWaiting = 8;

    private readonly SessionServices _services;
    private readonly Dialog _dialog;
    private readonly ServerTransaction _transaction;
    private readonly SipMessage _invite;
    private readonly Action _lost;
    private readonly TimerEntry _timer;
    private readonly Queue<(int Status, SipBody? Body)> _waiting = new();
    private uint _rseq = (uint)Random.Shared.Next(1, int.MaxValue / 2);
    private bool _isOpen;
    private bool _isDescribed;
    private TimeSpan _interval;
    private TimeSpan _elapsed;

    /// <param name="lost">no PRACK came: the INVITE is to be refused (§3).</param>
    private ReliableProvisionals(SessionServices services, Dialog dialog, ServerTransaction transaction, SipMessage invite, Action lost)
    {
        (_services, _dialog, _transaction, _invite, _lost) = (services, dialog, transaction, invite, lost);
        _timer = new TimerEntry(this);
        IsRequired = invite.Lists(HeaderId.Require, "100rel"u8);
    }

    /// <summary>The caller wants all of them so.</summary>
    public bool IsRequired { get; }

    /// <summary>One with a description waits for its PRACK: no 2xx may be sent before (§3).</summary>
    public bool HoldsFinal => _isOpen && _isDescribed;

    /// <summary>A description was sent so and acknowledged.</summary>
    public bool IsAgreed { get; private set; }

    /// <summary>Null when the caller does not know them.</summary>
    public static ReliableProvisionals? For(SessionServices services, Dialog dialog, ServerTransaction transaction, SipMessage invite, Action lost) =>
        invite.Lists(HeaderId.Supported, "100rel"u8) || invite.Lists(HeaderId.Require, "100rel"u8)
            ? new ReliableProvisionals(services, dialog, transaction, invite, lost)
            : null;

    public void Send(int status, SipBody? body)
    {
        if (_waiting.Count < MostWaiting)
        {
            _waiting.Enqueue((status, body));
            SendNext();
        }
    }

    /// <summary>Takes the RAck of a PRACK; false when it is not that of the open one.</summary>
    public bool TryAcknowledge(uint rseq, uint cseq)
    {
        if (!_isOpen || rseq != _rseq || cseq != _invite.CSeq)
        {
            return false;
        }

        _isOpen = false;
        IsAgreed |= _isDescribed;
        _services.Timers.Clear(_timer);
        SendNext();
        return true;
    }

    /// <summary>A final response takes the place of all that waits.</summary>
    public void Stop()
    {
        _waiting.Clear();
        _services.Timers.Clear(_timer);
    }

    public void OnTimer(TimerEntry timer)
    {
        _elapsed += _interval;
        if (_elapsed >= _services.Settings.Long)
        {
            _lost();
            return;
        }

        _transaction.Retransmit();
        _interval = _interval * 2 < _services.Settings.Long - _elapsed ? _interval * 2 : _services.Settings.Long - _elapsed;
        _services.Timers.Set(_timer, _interval);
    }

    private void SendNext()
    {
        if (_isOpen || _transaction.IsAnswered || !_waiting.TryDequeue(out var next))
        {
            return;
        }

        (_isOpen, _isDescribed) = (true, next.Body is not null);
        (_interval, _elapsed) = (_services.Settings.T1, default);
        var writer = _services.BeginResponse(_dialog, _invite, next.Status, null, next.Body?.Content.Length ?? 0);
        writer.Header(HeaderId.Require, "100rel"u8);
        writer.Header(HeaderId.Allow, SipMethods.Allow);
        writer.Header(HeaderId.RSeq, ++_rseq);
        _services.Timers.Set(_timer, _interval);
        _transaction.Respond(next.Status, writer.End(next.Body));
    }
}
