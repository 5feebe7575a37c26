using CallCenter.SipStack.Dialogs;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Sessions;
using CallCenter.SipStack.Timing;

namespace CallCenter.SipStack.Registration;

/// <summary>Keeps one registration alive: refresh before expiry, growing pauses after failures. Made by the endpoint.</summary>
public sealed class RegistrationClient : ITimed
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    private readonly SessionServices _services;
    private readonly Dialog _seed;
    private readonly TimerEntry _timer;
    private TimeSpan _pause = FirstPause;
    private long _seconds;

    internal RegistrationClient(SessionServices services, RegistrationSettings settings, string callId)
    {
        (_services, Settings, _seconds) = (services, settings, (long)settings.Expiry.TotalSeconds);
        var own = new NameAddr(settings.AddressOfRecord);
        _seed = Dialog.Seed(callId, services.Ids.Next(), own, own, settings.Registrar, pinned: null, contactUser: settings.ContactUser);
        _timer = new TimerEntry(this);
    }

    public RegistrationSettings Settings { get; }

    public RegistrationState State { get; private set; }

    /// <summary>Last final status; 0 before the first.</summary>
    public int LastStatus { get; private set; }

    /// <summary>Raised on the SIP side after each change of <see cref="State"/>.</summary>
    public event Action<RegistrationClient>? Changed;

    /// <summary>Unregisters and stops; completes when the registrar has answered or has not in time.</summary>
    public Task StopAsync()
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _services.Loop.Post(() =>
        {
            _services.Timers.Clear(_timer);
            Become(RegistrationState.Stopped);
            Send(0, (_, _) => done.TrySetResult());
        });
        return done.Task;
    }

    void ITimed.OnTimer(TimerEntry timer) => Register();

    /// <summary>Registers now rather than when it is due: the way there may have changed.</summary>
    public void Renew() => _services.Loop.Post(() =>
    {
        if (State != RegistrationState.Stopped)
        {
            Register();
        }
    });

    internal void Register()
    {
        _seed.ForgetHop();
        Send(_seconds, OnAnswer);
    }

    private void Send(long seconds, Action<int, SipMessage?> done) =>
        new DialogRequest(_services, _seed, SipMethod.Register, Settings.Login, done) { Headers = [(HeaderId.Expires, $"{seconds}")] }.Send();

    private void OnAnswer(int status, SipMessage? response)
    {
        LastStatus = status;
        if (State == RegistrationState.Stopped)
        {
            return;
        }

        if (status is >= 200 and < 300)
        {
            _pause = FirstPause;
            _services.Timers.Set(_timer, RefreshAfter(Granted(response!)));
            Become(RegistrationState.Registered);
        }
        else if (status == 423 && response!.TryNumber(HeaderId.MinExpires, out var least) && least > _seconds)
        {
            _seconds = least;
            Register();
        }
        else
        {
            _services.Timers.Set(_timer, _pause);
            _pause = _pause * 2 > LongestPause ? LongestPause : _pause * 2;
            Become(RegistrationState.Failed);
        }
    }

    // The shortest that any contact was given: others' contacts may be among them, being early does no harm.
    private long Granted(SipMessage response)
    {
        var granted = response.TryNumber(HeaderId.Expires, out var header) && header > 0 ? header : _seconds;
        foreach (var value in response.Values(HeaderId.Contact))
        {
            if (NameAddrView.TryParse(value, out var contact) && contact.TryParameter("expires"u8, out var text)
                && Lex.TryNumber(text, out var seconds) && seconds > 0)
            {
                granted = Math.Min(granted, seconds);
            }
        }

        return granted;
    }

    private static TimeSpan RefreshAfter(long seconds) => TimeSpan.FromSeconds(Math.Max(1, seconds - Math.Min(30, Math.Max(1, seconds / 5))));

    private void Become(RegistrationState state)
    {
        State = state;
        Changed?.Invoke(this);
    }
}
