namespace CallCenter.Acd.Estimates;

/// <summary>What each queue has learned of handling times, patience and its own errors. Used inside the loop.</summary>
internal sealed class WaitEstimates(TimeProvider time)
{
    private readonly Dictionary<string, QueueHistory> _queues = new(StringComparer.Ordinal);

    /// <summary>Talk, hold and wrap-up of one call.</summary>
    public void Handled(string queue, TimeSpan handling) => Of(queue).Handled(handling.TotalSeconds);

    public void Waited(string queue, TimeSpan waited, QueueLeaving why, double? foreseen) =>
        Of(queue).Waited(time.GetTimestamp(), waited.TotalSeconds, why, foreseen);

    /// <summary>Seconds that a caller at a position (from 1) has to expect; null below <see cref="QueueHistory.LeastSamples"/> calls.</summary>
    public double? Foresee(string queue, int position, int servers)
    {
        var history = Of(queue);
        return history.Known
            ? WaitEstimate.Seconds(position - 1, servers, history.ServiceRate, history.AbandonRate(time.GetTimestamp())) * history.Correction
            : null;
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
