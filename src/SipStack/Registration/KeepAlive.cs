using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Timing;
using CallCenter.SipStack.Transactions;

namespace CallCenter.SipStack.Registration;

/// <summary>
/// Keeps the way to telephones behind a NAT open that registered by UDP: an empty line, as RFC 5626 §3.5.1 has it by streams, often enough for routers that
/// forget a way after half a minute. Not all at once: each has its second.
/// </summary>
internal sealed class KeepAlive : ITimed
{
    private const int Seconds = 25;

    private readonly TransactionLayer _transactions;
    private readonly Registrar _registrar;
    private readonly TimerEntry _timer;
    private int _second;

    public KeepAlive(TransactionLayer transactions, Registrar registrar)
    {
        (_transactions, _registrar) = (transactions, registrar);
        _timer = new TimerEntry(this);
    }

    /// <summary>On the loop: there may be a telephone more.</summary>
    public void GoOn()
    {
        if (!_timer.IsSet && _registrar.BehindNat().Count > 0)
        {
            _transactions.Timers.Set(_timer, TimeSpan.FromSeconds(1));
        }
    }

    public void OnTimer(TimerEntry timer)
    {
        _second = (_second + 1) % Seconds;
        foreach (var binding in _registrar.BehindNat().Where(b => b.Source.Port % Seconds == _second))
        {
            _transactions.Transports.KeepOpen(binding.Route!);
        }

        GoOn();
    }
}
