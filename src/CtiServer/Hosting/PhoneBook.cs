using System.Data.Common;
using System.Net;
using CallCenter.CallControl;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Registration;
using CallCenter.Storage.Database;

namespace CallCenter.CtiServer.Hosting;

/// <summary>
/// Registered phones survive a restart: saved at most once a second, and read back before the first call. Contacts over connections are left
/// out, since their connections are gone.
/// </summary>
internal sealed partial class PhoneBook : IPhones, IDisposable
{
    private static readonly TimeSpan WriteDelay = TimeSpan.FromSeconds(1);

    private readonly Registrar _registrar;
    private readonly IPhoneStore _store;
    private readonly ILogger<PhoneBook> _logger;
    private readonly ITimer _write;
    private bool _unwritable;

    public PhoneBook(Telephony telephony, IPhoneStore store, TimeProvider time, ILogger<PhoneBook> logger)
    {
        _registrar = telephony.Registrar;
        _store = store;
        _logger = logger;
        _write = time.CreateTimer(_ => _ = SaveAsync(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _registrar.Changed += _ => _write.Change(WriteDelay, Timeout.InfiniteTimeSpan);
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
