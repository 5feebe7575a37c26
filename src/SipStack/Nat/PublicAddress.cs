using System.Net;
using CallCenter.SipStack.Names;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.SipStack.Nat;

/// <summary>The address that the world sees where somebody translates (NAT): said once, or learnt by STUN again and again. Any thread.</summary>
public sealed partial class PublicAddress
{
    /// <summary>How often it is asked for.</summary>
    public TimeSpan AskEvery { get; init; } = TimeSpan.FromMinutes(1);

    private readonly ILogger<PublicAddress> _logger = NullLogger<PublicAddress>.Instance;
    private volatile IPAddress? _current;
    private bool _isSilent;

    public PublicAddress(IPAddress address) => _current = address;

    public PublicAddress(StunServer server, ILogger<PublicAddress> logger) => (Server, _logger) = (server, logger);

    /// <summary>Null as long as it is not known: then nobody is told any.</summary>
    public IPAddress? Current => _current;

    /// <summary>Where it is learnt; null = it was said.</summary>
    public StunServer? Server { get; }

    /// <summary>The server did not answer last time; what it said before counts on.</summary>
    public bool IsSilent => _isSilent;

    /// <summary>Asks once. True when the world sees another address than before, the first one included.</summary>
    public async Task<bool> LearnAsync(NameResolver names, TimeProvider time, CancellationToken ct)
    {
        if (Server is not { } server)
        {
            return false;
        }

        if (await server.AskAsync(names, time, ct) is not { } seen)
        {
            if (!_isSilent)
            {
                LogSilent(server, _current);
            }

            _isSilent = true;
            return false;
        }

        _isSilent = false;
        var before = _current;
        if (seen.Equals(before))
        {
            return false;
        }

        _current = seen;
        LogLearnt(server, seen, before);
        return true;
    }

    [LoggerMessage(EventId = 1030, Level = LogLevel.Information, Message = "{Server}: the world sees us as {Address} (before: {Before})")]
    private partial void LogLearnt(StunServer server, IPAddress address, IPAddress? before);

    [LoggerMessage(EventId = 1031, Level = LogLevel.Warning, Message = "{Server} does not answer; peers outside are told {Address} until it does")]
    private partial void LogSilent(StunServer server, IPAddress? address);
}
