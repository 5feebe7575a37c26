using System.Net;
using Microsoft.Extensions.Logging;

namespace CallCenter.SipStack.Diagnostics;

/// <summary>Counts what an endpoint refuses and says so in the log, once a minute for each reason at most. Any thread.</summary>
internal sealed partial class RefusalLog(TimeProvider time, ILogger log)
{
    public const int EventId = 1010;

    private static readonly TimeSpan LogEvery = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<RefusalReason, Tally> _tallies = [];

    /// <summary>Totals by reason; all reasons, so that a counter does not begin with its first event.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> Totals =>
        [.. Enum.GetValues<RefusalReason>().Select(reason => new KeyValuePair<string, long>(Word(reason), Of(reason)))];

    public long Of(RefusalReason reason)
    {
        lock (_gate)
        {
            return _tallies.TryGetValue(reason, out var tally) ? tally.Total : 0;
        }
    }

    /// <param name="user">as the request names it; null where it names none.</param>
    public void Count(RefusalReason reason, IPAddress source, string? user = null)
    {
        long unsaid;
        lock (_gate)
        {
            if (!_tallies.TryGetValue(reason, out var tally))
            {
                _tallies.Add(reason, tally = new Tally());
            }

            tally.Total++;
            if (tally.SaidAt != 0 && time.GetElapsedTime(tally.SaidAt) < LogEvery)
            {
                return;
            }

            (unsaid, tally.Said, tally.SaidAt) = (tally.Total - tally.Said, tally.Total, Math.Max(1, time.GetTimestamp()));
        }

        LogRefused(Word(reason), source, user ?? "-", unsaid);
    }

    private static string Word(RefusalReason reason) => char.ToLowerInvariant($"{reason}"[0]) + $"{reason}"[1..];

    [LoggerMessage(EventId = 1010, Level = LogLevel.Warning,
        Message = "SIP refused: {Reason}, source {Source}, user {User}; {Count} since this was last said (once a minute at most)")]
    private partial void LogRefused(string reason, IPAddress source, string user, long count);

    private sealed class Tally
    {
        public long Total { get; set; }

        public long Said { get; set; }

        public long SaidAt { get; set; }
    }
}
