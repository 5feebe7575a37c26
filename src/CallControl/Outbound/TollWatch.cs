using System.Diagnostics.Metrics;
using CallCenter.CallControl.Diagnostics;
using CallCenter.CallControl.Settings;
using CallCenter.SipStack.Timing;
using Microsoft.Extensions.Logging;

namespace CallCenter.CallControl.Outbound;

/// <summary>
/// Numbers dialed in the last hour: who dials more than a person does is stopped, and more calls abroad than usual raise an alarm, for a stolen
/// password is turned into money by calls abroad within minutes. Safe from any thread.
/// </summary>
internal sealed partial class TollWatch(TelephonyOptions options, TimeProvider time, ILogger<TollWatch> logger)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan LogEvery = TimeSpan.FromMinutes(1);

    private static readonly Counter<long> Dialed = Instruments.Meter.CreateCounter<long>("callcenter.dial.numbers", null, "Numbers dialed, by what they cost.");
    private static readonly Counter<long> Stopped = Instruments.Meter.CreateCounter<long>("callcenter.dial.stopped", null, "Numbers that were not dialed because their user had dialed too many within the hour.");

    private readonly Lock _gate = new();
    private readonly LeakyBuckets<string> _users = new(time, options.UserCallsPerHour, Hour);
    private readonly LeakyBuckets<string> _said = new(time, 1, LogEvery);
    private readonly Queue<long> _abroad = new();
    private bool _alarm;

    /// <summary>More went abroad in the last hour than the settings call usual: how many; 0 = no alarm.</summary>
    public int Alarm
    {
        get
        {
            lock (_gate)
            {
                Forget();
                return _abroad.Count > options.AbroadCallsPerHour ? _abroad.Count : 0;
            }
        }
    }

    /// <summary>False when this user has dialed too many.</summary>
    /// <param name="user">who dials by telephone or page; null = a flow or a campaign.</param>
    public bool TryTake(string number, string? user, bool ofCampaign = false)
    {
        lock (_gate)
        {
            if (user is not null && !_users.TryAdd(user))
            {
                Stopped.Add(1);
                if (_said.TryAdd(user))
                {
                    LogTooMany(user, options.UserCallsPerHour);
                }

                return false;
            }

            var kind = options.Numbering.ClassOf(number);
            Dialed.Add(1, new KeyValuePair<string, object?>("class", $"{kind}".ToLowerInvariant()));
            if (kind != NumberClass.Usual && !ofCampaign)
            {
                _abroad.Enqueue(time.GetTimestamp());
                Judge(number, user);
            }

            return true;
        }
    }

    private void Judge(string number, string? user)
    {
        Forget();
        var alarm = _abroad.Count > options.AbroadCallsPerHour;
        if (alarm && !_alarm)
        {
            LogAlarm(_abroad.Count, number, user ?? "a flow", options.AbroadCallsPerHour);
        }

        _alarm = alarm;
    }

    private void Forget()
    {
        while (_abroad.TryPeek(out var first) && (time.GetElapsedTime(first) > Hour || _abroad.Count > 10_000))
        {
            _abroad.Dequeue();
        }
    }

    [LoggerMessage(EventId = 2026, Level = LogLevel.Warning,
        Message = "{User} has dialed {Most} numbers within an hour (Dialing:UserCallsPerHour): further ones are refused; said once a minute at most")]
    private partial void LogTooMany(string user, int most);

    [LoggerMessage(EventId = 2027, Level = LogLevel.Error,
        Message = "{Count} calls abroad or to premium numbers within an hour, the last to {Number} by {User}; more than {Usual} are not usual (Dialing:AbroadCallsPerHour). "
            + "If nobody knows of it, a telephone's password is stolen: change it")]
    private partial void LogAlarm(int count, string number, string user, int usual);
}
