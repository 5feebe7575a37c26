using System.Net;
using CallCenter.CallControl.Settings;
using CallCenter.CallControl.Trunks;
using CallCenter.SipStack.Timing;
using CallCenter.SipStack.Transport;
using Microsoft.Extensions.Logging;

namespace CallCenter.CallControl.Inbound;

/// <summary>How many calls a second are taken from one trunk, and from one address where telephones are. Used on the SIP side.</summary>
internal sealed partial class CallRate(TelephonyOptions options, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LogEvery = TimeSpan.FromMinutes(1);

    private readonly LeakyBuckets<string> _trunks = new(time, options.MaxCallsPerSecond, Second);
    private readonly LeakyBuckets<IPAddress> _telephones = new(time, options.MaxTelephoneCallsPerSecond, Second);
    private readonly LeakyBuckets<string> _said = new(time, 1, LogEvery);

    /// <summary>False when a call more is too many now.</summary>
    public bool TryTake(TrunkConfig trunk) => _trunks.TryAdd(trunk.Name) || Refuse(trunk.Name);

    public bool TryTake(IPAddress telephone) => _telephones.TryAdd(SourceNetwork.Of(telephone)) || Refuse($"{telephone}");

    private bool Refuse(string source)
    {
        CallMeter.Refused.Add(1, new KeyValuePair<string, object?>("reason", "rate"));
        if (_said.TryAdd(source))
        {
            LogTooMany(source);
        }

        return false;
    }

    [LoggerMessage(EventId = 2020, Level = LogLevel.Warning,
        Message = "More calls a second from {Source} than are taken (Sip:MaxCallsPerSecond): those beyond get 503; this is said once a minute at most")]
    private partial void LogTooMany(string source);
}
