using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Timing;
using CallCenter.SipStack.Transport;

namespace CallCenter.SipStack.Transactions;

/// <summary>Carries out the steps that a machine's table gives: what both sides and both kinds share.</summary>
internal abstract class Transaction : ITimed, ISendFailure
{
    private static readonly TimeSpan LongD = TimeSpan.FromSeconds(32);

    private TimerEntry? _retransmit;
    private TimerEntry? _linger;
    private TimeSpan _interval;

    protected Transaction(TransactionLayer layer, TransactionState initial, Hop hop)
    {
        (Layer, State, Hop) = (layer, initial, hop);
    }

    public TransactionState State { get; private set; }

    public Hop Hop { get; protected set; }

    protected TransactionLayer Layer { get; }

    protected abstract TransactionStep Next(TransactionInput input);

    /// <summary>The timer that ends the present state.</summary>
    protected abstract TransactionInput Lingers();

    /// <summary>A, E or G.</summary>
    protected abstract TransactionInput RetransmitTimer { get; }

    public void OnTimer(TimerEntry timer) => Apply((TransactionInput)timer.Meaning);

    /// <summary>Ends it without a word to its user.</summary>
    public void Abandon()
    {
        State = TransactionState.Terminated;
        Finish();
    }

    public virtual void OnSendFailed() => Apply(TransactionInput.TransportError);

    protected void Apply(TransactionInput input, SipMessage? message = null)
    {
        if (State == TransactionState.Terminated)
        {
            return;
        }

        var (next, actions) = Next(input);
        State = next;
        if (Has(actions, TransactionActions.StopTimers))
        {
            Layer.Timers.Clear(_retransmit);
            Layer.Timers.Clear(_linger);
            _interval = default;
        }

        Transmit(actions, message);
        if (Has(actions, TransactionActions.Retransmit))
        {
            SetRetransmit();
        }

        if (Has(actions, TransactionActions.Linger))
        {
            SetLinger();
        }

        if (State == TransactionState.Terminated)
        {
            Finish();
        }

        Tell(actions, message);
    }

    /// <summary>Sends as the actions say; the message is the input's, if it had one.</summary>
    protected abstract void Transmit(TransactionActions actions, SipMessage? message);

    /// <summary>Tells the user as the actions say.</summary>
    protected abstract void Tell(TransactionActions actions, SipMessage? message);

    /// <summary>Leaves the layer's table and lets go of what is held.</summary>
    protected abstract void Leave();

    protected static bool Has(TransactionActions actions, TransactionActions one) => (actions & one) != 0;

    protected void SetRetransmit()
    {
        if (Hop.Transport.IsReliable())
        {
            return;
        }

        var timers = Layer.Settings;
        _interval = _interval == default ? timers.T1 : _interval * 2;
        if (RetransmitTimer != TransactionInput.TimerA && (_interval > timers.T2 || State == TransactionState.Proceeding))
        {
            _interval = timers.T2;
        }

        _retransmit = Set(_retransmit, RetransmitTimer, _interval);
    }

    protected void SetTrying() => _retransmit = Set(_retransmit, TransactionInput.TimerTrying, Layer.Settings.Trying);

    protected void SetLinger()
    {
        var timer = Lingers();
        var duration = Duration(timer);
        if (duration == default)
        {
            Apply(timer);
        }
        else
        {
            _linger = Set(_linger, timer, duration);
        }
    }

    private TimeSpan Duration(TransactionInput timer)
    {
        var timers = Layer.Settings;
        var reliable = Hop.Transport.IsReliable();
        return timer switch
        {
            TransactionInput.TimerD => reliable ? default : timers.Long > LongD ? timers.Long : LongD,
            TransactionInput.TimerI or TransactionInput.TimerK => reliable ? default : timers.T4,
            TransactionInput.TimerJ => reliable ? default : timers.Long,
            _ => timers.Long,
        };
    }

    private TimerEntry Set(TimerEntry? timer, TransactionInput meaning, TimeSpan after)
    {
        timer ??= new TimerEntry(this);
        timer.Meaning = (int)meaning;
        Layer.Timers.Set(timer, after);
        return timer;
    }

    private void Finish()
    {
        Layer.Timers.Clear(_retransmit);
        Layer.Timers.Clear(_linger);
        Leave();
    }
}
