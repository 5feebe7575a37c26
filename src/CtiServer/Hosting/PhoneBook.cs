using System.Data.Common;
using System.Net;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Registration;
using CallCenter.Storage.Database;

namespace CallCenter.CtiServer.Hosting;

/// <summary>
/// Registered phones survive a restart: saved a second after one came or went, ten seconds after one was only refreshed, however many do so
/// meanwhile, and read back before the first call. Contacts over connections are left out, since their connections are gone.
/// </summary>
internal sealed partial class PhoneBook : IPhones, IDisposable
{
    private static readonly TimeSpan AfterChange = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AfterRefresh = TimeSpan.FromSeconds(10);

    private readonly Registrar _registrar;
    private readonly IPhoneStore _store;
    private readonly TimeProvider _time;
    private readonly ILogger<PhoneBook> _logger;
    private readonly ITimer _write;
    private readonly Lock _gate = new();
    private DateTimeOffset? _due;
    private bool _unwritable;

    public PhoneBook(Registrar registrar, IPhoneStore store, TimeProvider time, ILogger<PhoneBook> logger)
    {
        (_registrar, _store, _time, _logger) = (registrar, store, time, logger);
        _write = time.CreateTimer(_ => _ = SaveAsync(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _registrar.Changed += change => SaveWithin(change.Kind == BindingChangeKind.Refreshed ? AfterRefresh : AfterChange);
    }

    public IReadOnlyList<PhoneRegistration> All =>
        [.. _registrar.Snapshot().Select(Of).OrderBy(p => p.User, StringComparer.Ordinal).ThenBy(p => p.Since)];

    public async Task RestoreAsync(CancellationToken ct)
    {
        var phones = await _store.LoadAsync(ct);
        _registrar.Restore(phones.Select(ToBinding).OfType<Binding>());
    }

    public async Task SaveAsync()
    {
        lock (_gate)
        {
            _due = null;
        }

        try
        {
            await _store.SaveAsync([.. _registrar.Snapshot().Where(b => b.Route is null || b.Route.Transport == TransportKind.Udp).Select(Of)]);
            _unwritable = false;
        }
        catch (Exception e) when (e is DbException or DatabaseOpenException)
        {
            // phones register all day long: once is enough
            if (!_unwritable)
            {
                LogUnwritable(e.Message);
            }

            _unwritable = true;
        }
    }

    public void Dispose() => _write.Dispose();

    // What is due already is not put off: where phones come all the time nothing would ever be saved.
    private void SaveWithin(TimeSpan delay)
    {
        var due = _time.GetUtcNow() + delay;
        lock (_gate)
        {
            if (_due is null || due < _due)
            {
                _due = due;
                _write.Change(delay, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private static PhoneRegistration Of(Binding b) => new(b.User, b.Contact.ToString(), b.Source.Address.ToString(), b.Source.Port, b.Route is not null, b.Q,
        b.ExpiresAt, b.CallId, b.CSeq, b.UserAgent)
    {
        Instance = b.Instance,
        Path = b.Path,
        Since = b.Since,
        RegId = b.RegId,
    };

    private static Binding? ToBinding(PhoneRegistration phone)
    {
        if (!SipUri.TryParse(phone.Contact, out var contact) || !IPAddress.TryParse(phone.Address, out var address))
        {
            return null;
        }

        var source = new IPEndPoint(address, phone.Port);
        return new Binding(phone.User, contact, phone.Behind ? new Hop(TransportKind.Udp, source) : null, source, phone.Q, phone.ExpiresAt, phone.CallId, phone.CSeq,
            phone.UserAgent)
        {
            Instance = phone.Instance,
            Path = phone.Path,
            Since = phone.Since,
            RegId = phone.RegId,
        };
    }

    [LoggerMessage(EventId = 9010, Level = LogLevel.Warning, Message = "Registered phones cannot be saved, they will have to register again after a restart: {Why}")]
    private partial void LogUnwritable(string why);
}
