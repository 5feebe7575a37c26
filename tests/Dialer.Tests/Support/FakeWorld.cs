using System.Collections.Concurrent;

namespace CallCenter.Dialer.Tests.Support;

/// <summary>The telephones outside, and the queue that those who answer come into.</summary>
internal sealed class FakeWorld : ITelephony, IQueues
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

    public Task<QueueOutcome> EnqueueAsync(QueueRequest request) => Stay(request);

    public Task<DialOutcome> DialAsync(NumberDial dial, CancellationToken ct) => throw new NotSupportedException("the dialer dials no legs");

    public IBridge Bridge(CallId call, ICallLeg first, ICallLeg second) => throw new NotSupportedException("the dialer joins no legs");
}
