namespace CallCenter.Acd.Estimates;

/// <summary>What each queue has learned of handling times, patience and its own errors. Used inside the loop.</summary>
internal sealed class WaitEstimates(TimeProvider time)
{
    private readonly Dictionary<string, QueueHistory> _queues = new(StringComparer.Ordinal);

    /// <summary>Talk, hold and wrap-up of one call.</summary>
    public void Handled(string queue, TimeSpan handling) => Of(queue).Handled(time.GetTimestamp(), handling.TotalSeconds);

    public void Waited(string queue, string valueClass, TimeSpan waited, QueueLeaving why, WaitForecast? foreseen) =>
        Of(queue).Waited(time.GetTimestamp(), valueClass, waited.TotalSeconds, why, foreseen);

    /// <summary>What a caller at a position (from 1) has to expect; null below <see cref="QueueHistory.LeastSamples"/> calls.</summary>
    public WaitForecast? Foresee(string queue, string valueClass, int position, double servers)
    {
        var history = Of(queue);
        if (!history.Known || WaitEstimate.Of(position - 1, servers, history.ServiceRate, history.AbandonRate(time.GetTimestamp())) is not { } raw)
        {
            return null;
        }

        return history.CorrectionOf(valueClass).Apply(raw.Mean, raw.Deviation);
    }

    /// <summary>The part of an agent's time that one of the agent's queues takes, 0 to 1: by the work of the last window.</summary>
    public double ShareOf(string queue, IReadOnlyList<string> served)
    {
        if (served.Count < 2)
        {
            return 1;
        }

        var now = time.GetTimestamp();
        var all = served.Sum(q => Of(q).Load(now));
        return all > 0 ? Of(queue).Load(now) / all : 1.0 / served.Count;
    }

    private QueueHistory Of(string queue)
    {
        if (!_queues.TryGetValue(queue, out var history))
        {
            history = new QueueHistory(2 * 3600 * time.TimestampFrequency);
            _queues.Add(queue, history);
        }

        return history;
    }
}
