using System.Net;
using CallCenter.CallControl.Settings;
using CallCenter.CallControl.Trunks;
using CallCenter.SipStack.Timing;
using CallCenter.SipStack.Transport;
using Microsoft.Extensions.Logging;

namespace CallCenter.CallControl.Inbound;

/// <summary>How many calls a second are taken from one trunk, are dialed by it, and come from one address where telephones are.</summary>
internal sealed partial class CallRate(TelephonyOptions options, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LogEvery = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Trunk, bool Out), (int Limit, LeakyBuckets<int> Bucket)> _trunks = [];
    private readonly LeakyBuckets<IPAddress> _telephones = new(time, options.MaxTelephoneCallsPerSecond, Second);
    private readonly LeakyBuckets<string> _said = new(time, 1, LogEvery);

    /// <summary>False when a call more is too many now.</summary>
    /// <param name="dialed">a call out; each direction has the whole limit.</param>
    public bool TryTake(TrunkConfig trunk, bool dialed = false)
    {
        lock (_gate)
        {
            return BucketOf(trunk, dialed).TryAdd(0) || Refuse(trunk.Name);
        }
    }

    public bool TryTake(IPAddress telephone)
    {
        lock (_gate)
        {
            return _telephones.TryAdd(SourceNetwork.Of(telephone)) || Refuse($"{telephone}");
        }
    }

    private LeakyBuckets<int> BucketOf(TrunkConfig trunk, bool dialed)
    {
        var limit = trunk.MaxCallsPerSecond ?? options.MaxCallsPerSecond;
        if (!_trunks.TryGetValue((trunk.Name, dialed), out var known) || known.Limit != limit)
        {
            _trunks[(trunk.Name, dialed)] = known = (limit, new LeakyBuckets<int>(time, limit, Second));
        }

        return known.Bucket;
    }

    private bool Refuse(string source)
    {
        CallMeter.Refuse("rate");
        if (_said.TryAdd(source))
        {
            LogTooMany(source);
        }

        return false;
    }

    [LoggerMessage(EventId = 2020, Level = LogLevel.Warning,
        Message = "More calls a second at {Source} than are allowed (Sip:MaxCallsPerSecond, or the trunk's own limit): those beyond are refused; this is said once a minute at most")]
    private partial void LogTooMany(string source);
}
