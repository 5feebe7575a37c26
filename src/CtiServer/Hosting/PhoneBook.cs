using System.Net;
using System.Text.Json;
using CallCenter.CallControl;
using CallCenter.CtiServer.Options;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Registration;

namespace CallCenter.CtiServer.Hosting;

/// <summary>
/// Registered phones survive a restart: written to DATA/phones.json at most once a second, and read back before the first call. Contacts
/// over connections are left out, since their connections are gone.
/// </summary>
internal sealed partial class PhoneBook : IDisposable
{
    private static readonly TimeSpan WriteDelay = TimeSpan.FromSeconds(1);

    private readonly Registrar _registrar;
    private readonly ILogger<PhoneBook> _logger;
    private readonly string _file;
    private readonly ITimer _write;
    private readonly Lock _gate = new();
    private bool _unwritable;

    public PhoneBook(Telephony telephony, ServerSettings settings, TimeProvider time, ILogger<PhoneBook> logger)
    {
        _registrar = telephony.Registrar;
        _logger = logger;
        _file = Path.Combine(settings.DataDirectory, "phones.json");
        _write = time.CreateTimer(_ => Save(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _registrar.Changed += _ => _write.Change(WriteDelay, Timeout.InfiniteTimeSpan);
    }

    public void Restore()
    {
        if (!File.Exists(_file))
        {
            return;
        }

        try
        {
            var entries = JsonSerializer.Deserialize<Entry[]>(File.ReadAllBytes(_file)) ?? [];
            _registrar.Restore(entries.Select(e => e.ToBinding()).OfType<Binding>());
        }
        catch (Exception e) when (e is JsonException or IOException)
        {
            LogUnreadable(_file, e.Message);
        }
    }

    public void Save()
    {
        try
        {
            lock (_gate)
            {
                var entries = _registrar.Snapshot().Where(b => b.Route is null || b.Route.Transport == TransportKind.Udp).Select(Entry.Of);
                var fresh = _file + ".new";
                File.WriteAllBytes(fresh, JsonSerializer.SerializeToUtf8Bytes(entries));
                File.Move(fresh, _file, overwrite: true);
                _unwritable = false;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // phones register all day long: once is enough
            if (!_unwritable)
            {
                LogUnwritable(_file, e.Message);
            }

            _unwritable = true;
        }
    }

    public void Dispose() => _write.Dispose();

    private sealed record Entry(string User, string Contact, string Address, int Port, bool Behind, double Q, DateTimeOffset ExpiresAt, string CallId,
        uint CSeq, string? UserAgent)
    {
        public static Entry Of(Binding b) => new(b.User, b.Contact.ToString(), b.Source.Address.ToString(), b.Source.Port, b.Route is not null, b.Q, b.ExpiresAt,
            b.CallId, b.CSeq, b.UserAgent);

        public Binding? ToBinding()
        {
            if (!SipUri.TryParse(Contact, out var contact) || !IPAddress.TryParse(Address, out var address))
            {
                return null;
            }

            var source = new IPEndPoint(address, Port);
            return new Binding(User, contact, Behind ? new Hop(TransportKind.Udp, source) : null, source, Q, ExpiresAt, CallId, CSeq, UserAgent);
        }
    }

    [LoggerMessage(9010, LogLevel.Warning, "{File} cannot be read, phones have to register again: {Why}")]
    private partial void LogUnreadable(string file, string why);

    [LoggerMessage(9011, LogLevel.Warning, "{File} cannot be written, phones will have to register again after a restart: {Why}")]
    private partial void LogUnwritable(string file, string why);
}
