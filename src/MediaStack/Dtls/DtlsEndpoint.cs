using Microsoft.Extensions.Logging;

namespace CallCenter.MediaStack.Dtls;

/// <summary>What all DTLS associations of the process share: the certificate, and how many may shake hands at once.</summary>
internal sealed partial class DtlsEndpoint(TimeProvider time, ILogger logger)
{
    /// <summary>Each costs a thread for some tens of milliseconds, ten seconds at most when its peer falls silent.</summary>
    private const int MostHandshakes = 64;

    private readonly Lazy<DtlsIdentity> _identity = new(() => new DtlsIdentity(time));
    private int _handshakes;

    public DtlsIdentity Identity => _identity.Value;

    /// <summary>False when too many are under way: the peer repeats its first flight.</summary>
    public bool TryBegin()
    {
        if (Interlocked.Increment(ref _handshakes) <= MostHandshakes)
        {
            return true;
        }

        Interlocked.Decrement(ref _handshakes);
        return false;
    }

    public void End() => Interlocked.Decrement(ref _handshakes);

    public void TellFailure(string why) => LogFailed(why);

    [LoggerMessage(EventId = 3050, Level = LogLevel.Warning, Message = "A DTLS handshake failed: {Why}")]
    private partial void LogFailed(string why);
}
