using System.Collections.Concurrent;

namespace CallCenter.Dialer.Tests.Support;

/// <summary>The telephones outside, and the queue that those who answer come into.</summary>
internal sealed class FakeWorld : ITelephony, IQueues, IQueuePlaces
{
    private readonly ConcurrentQueue<OutboundCall> _placed = new();

    public IReadOnlyList<OutboundCall> Placed => [.. _placed];

    public EndReason? Refuses { get; set; }

    /// <summary>How a stay in the queue ends.</summary>
    public Func<QueueRequest, Task<QueueOutcome>> Stay { get; set; } = _ => Task.FromResult<QueueOutcome>(new QueueOutcome.TimedOut());

    public Task<PlaceOutcome> PlaceCallAsync(OutboundCall call, CancellationToken ct)
    {
        if (Refuses is { } reason)
        {
            return Task.FromResult<PlaceOutcome>(new PlaceOutcome.Refused(reason));
        }

        _placed.Enqueue(call);
        return Task.FromResult<PlaceOutcome>(new PlaceOutcome.Placed(call.Id!.Value));
    }

    /// <summary>Places of those who wait in the queue.</summary>
    public IReadOnlyList<DateTimeOffset> Live { get; set; } = [];

    /// <summary>Agents who are kept, and for which call.</summary>
    public ConcurrentDictionary<string, CallId> Kept { get; } = new();

    public Task<IReadOnlyList<DateTimeOffset>> WaitingAsync(string queue) => Task.FromResult(Live);

    public Task<bool> ReserveAsync(string agent, CallId call, TimeSpan longest) => Task.FromResult(Kept.TryAdd(agent, call));

    /// <summary>Agents who did not react.</summary>
    public ConcurrentQueue<CallId> Missed { get; } = new();

    public void Miss(CallId call)
    {
        Missed.Enqueue(call);
        Free(call);
    }

    public void Free(CallId call)
    {
        foreach (var (agent, _) in Kept.Where(kept => kept.Value == call))
        {
            Kept.TryRemove(agent, out _);
        }
    }

    public Task<QueueOutcome> EnqueueAsync(QueueRequest request) => Stay(request);

    public Task<DialOutcome> DialAsync(NumberDial dial, CancellationToken ct) => throw new NotSupportedException("the dialer dials no legs");

    public IBridge Bridge(CallId call, ICallLeg first, ICallLeg second) => throw new NotSupportedException("the dialer joins no legs");
}
