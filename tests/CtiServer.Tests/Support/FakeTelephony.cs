namespace CallCenter.CtiServer.Tests.Support;

/// <summary>A number that answers, or does not, and bridges that last as long as both their legs.</summary>
internal sealed class FakeTelephony : ITelephony
{
    /// <summary>What becomes of the dials one after the other; <see cref="Outcome"/> when there is none left.</summary>
    public Queue<DialOutcome> Outcomes { get; } = new();

    public DialOutcome Outcome { get; set; } = new DialOutcome.Refused(new CallEnd(CallResult.NotConnected, EndReason.Busy, 486));

    public List<NumberDial> Dialed { get; } = [];

    public int Bridges { get; private set; }

    public Task<DialOutcome> DialAsync(NumberDial dial, CancellationToken ct)
    {
        Dialed.Add(dial);
        dial.Rings?.Invoke();
        return Task.FromResult(Outcomes.TryDequeue(out var next) ? next : Outcome);
    }

    public Task<PlaceOutcome> PlaceCallAsync(OutboundCall call, CancellationToken ct) => throw new NotSupportedException("no calls are placed here");

    public IBridge Bridge(CallId call, ICallLeg first, ICallLeg second)
    {
        Bridges++;
        return new FakeBridge(first, second);
    }

    private sealed class FakeBridge : IBridge
    {
        private readonly TaskCompletionSource<LegId?> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public FakeBridge(ICallLeg first, ICallLeg second)
        {
            Parties = [first.Id, second.Id];
            first.Ended.Register(() => _completion.TrySetResult(first.Id));
            second.Ended.Register(() => _completion.TrySetResult(second.Id));
        }

        public Task<LegId?> Completion => _completion.Task;

        public IReadOnlyList<LegId> Parties { get; }

        public bool Join(ICallLeg leg) => throw new NotSupportedException("two parties only");

        public bool Observe(ICallLeg leg) => throw new NotSupportedException("two parties only");

        public void SetHeardBy(LegId leg, IReadOnlyCollection<LegId>? listeners) => throw new NotSupportedException("two parties only");

        public void Leave(LegId leg) => throw new NotSupportedException("two parties only");

        public void Hold(LegId leg, IReadOnlyList<AudioClip> music) => throw new NotSupportedException("nobody is held here");

        public void Resume(LegId leg) => throw new NotSupportedException("nobody is held here");

        public void Close() => _completion.TrySetResult(null);
    }
}
