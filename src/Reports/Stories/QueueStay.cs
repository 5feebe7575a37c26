namespace CallCenter.Reports.Stories;

/// <summary>One call's stay in one queue. A call that comes back, or is passed to another queue, has several.</summary>
internal sealed class QueueStay(CallTale call, string queue, DateTimeOffset enteredAt)
{
    public CallTale Call { get; } = call;

    public string Queue { get; } = queue;

    public DateTimeOffset EnteredAt { get; } = enteredAt;

    /// <summary>Null while the caller waits, and for a call that was lost with the server.</summary>
    public QueueLeaving? Why { get; set; }

    public long WaitedMs { get; set; }

    /// <summary>The agent who took it.</summary>
    public string? Agent { get; set; }

    /// <summary>The agent passed the caller on afterwards.</summary>
    public bool Transferred { get; set; }

    /// <summary>How long the phone rang that was picked up; of a caller who gave up meanwhile, how long it had rung then.</summary>
    public long? RangMs { get; set; }

    public bool Answered => Why == QueueLeaving.Accepted;

    public bool Abandoned => Why == QueueLeaving.Abandoned;

    public bool Within(int seconds) => WaitedMs <= seconds * 1000L;
}
