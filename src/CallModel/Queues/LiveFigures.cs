namespace CallCenter.CallModel;

/// <summary>One queue now, and since midnight (server's zone). All seconds are whole and current at <see cref="LiveFigures.At"/>.</summary>
/// <param name="ServiceLevel">
/// answered within the target / (answered + abandoned after the target), 0..1 for today; null before the first such call.
/// </param>
/// <param name="SeatLoad">(talk + hold + wrap-up time) / signed-in time of the queue's agents today, 0..1; null without agents.</param>
public sealed record QueueFigures(string Queue, int Waiting, double LongestWaitSeconds, double? ServiceLevel, int ServiceLevelSeconds,
    int OfferedToday, int AnsweredToday, int AnsweredInTime, int AbandonedToday, double? AverageWaitSeconds, double? AverageTalkSeconds,
    IReadOnlyDictionary<AgentState, int> AgentsByState, double? SeatLoad);

/// <param name="SeatLoad">share of the signed-in time today spent on calls and wrap-up, 0..1.</param>
public sealed record AgentFigures(string Agent, string Name, AgentState State, string? Reason, DateTimeOffset Since, CallId? CallId,
    string? CallQueue, string? CallFrom, bool PhoneRegistered, int CallsToday, double TalkSecondsToday, double? SeatLoad,
    IReadOnlyList<string> Queues);

/// <param name="CallsNow">calls in progress, whatever they are doing.</param>
/// <param name="SelfServedToday">calls that ended in the IVR after a spoken answer, without an agent.</param>
public sealed record LiveFigures(DateTimeOffset At, long Seq, int CallsNow, int CallsToday, int SelfServedToday,
    IReadOnlyList<QueueFigures> Queues, IReadOnlyList<AgentFigures> Agents);

/// <summary>The truth, live: a fold over today's facts. Implemented by Acd.</summary>
public interface ILiveFigures
{
    LiveFigures Now();

    /// <summary>Completes at the next change, at most about every 250 ms.</summary>
    Task WaitForChangeAsync(CancellationToken ct);
}
