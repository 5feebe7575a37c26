using CallCenter.Testing;

namespace CallCenter.Acd.Tests.Support;

/// <summary>Phones and numbers that do what the test says; watches that no leg is ever in two bridges.</summary>
internal sealed class FakeTelephony(TimeProvider time) : ITelephony, IAgentReach
{
    private readonly HashSet<string> _phones = [];

    public List<Ring> Rings { get; } = [];

    public List<Ring> Dials { get; } = [];

    public List<FakeBridge> Bridges { get; } = [];

    /// <summary>What must never happen and did; kept, because an exception here would be caught as a broken bridge.</summary>
    public List<string> Violations { get; } = [];

    /// <summary>Stop requests are seen but the test decides when the phone goes quiet.</summary>
    public bool SlowCancel { get; set; }

    public bool BridgesBreak { get; set; }

    public IEnumerable<FakeBridge> LiveBridges => Bridges.Where(b => !b.Completion.IsCompleted);

    public void Register(string user) => _phones.Add(user);

    public void Unregister(string user) => _phones.Remove(user);

    public bool CanReach(string agent) => _phones.Contains(agent) && !Troubles.ContainsKey(agent);

    /// <summary>What is wrong with the telephones in agents' pages.</summary>
    public Dictionary<string, string> Troubles { get; } = [];

    public string? TroubleOf(string agent) =>
        Troubles.TryGetValue(agent, out var trouble) ? trouble : _phones.Contains(agent) ? null : NotReadyReason.NoPhone;

    public Task<DialOutcome> RingAsync(AgentRing ring, CancellationToken ct)
    {
        var rings = new Ring(ring.Agent, ring.CallId, ring, time);
        Rings.Add(rings);
        return Watch(rings, ct);
    }

    public Task<DialOutcome> DialAsync(NumberDial dial, CancellationToken ct)
    {
        var ring = new Ring(dial.Number, dial.CallId, null, time) { Rings = dial.Rings };
        Dials.Add(ring);
        return Watch(ring, ct);
    }

    /// <summary>Takes a placed call's leg in, as the pipeline does.</summary>
    public Action<PlacedCall>? Serve { get; set; }

    public List<PlacedCall> Placed { get; } = [];

    public Task<PlaceOutcome> PlaceCallAsync(OutboundCall call, CancellationToken ct)
    {
        if (call.Number == "404")
        {
            return Task.FromResult<PlaceOutcome>(new PlaceOutcome.Refused(EndReason.UnknownTrunk));
        }

        var placed = new PlacedCall(call, new FakeCallLeg(time, call.Id, call.Number));
        Placed.Add(placed);
        call.Stop.Register(placed.GiveUp);
        Serve?.Invoke(placed);
        return Task.FromResult<PlaceOutcome>(new PlaceOutcome.Placed(call.Id!.Value));
    }

    public IBridge Bridge(CallId call, ICallLeg caller, ICallLeg other)
    {
        if (BridgesBreak)
        {
            throw new InvalidOperationException("no bridge today");
        }

        if (LiveBridges.Any(b => b.Joins(caller) || b.Joins(other)))
        {
            Violations.Add($"call {caller.CallId}: a leg in two bridges");
        }

        if (LiveBridges.Any(b => b.Joins(other.RemoteNumber)))
        {
            Violations.Add($"{other.RemoteNumber} talks twice");
        }

        var bridge = new FakeBridge(caller, other, Violations);
        Bridges.Add(bridge);
        return bridge;
    }

    private Task<DialOutcome> Watch(Ring ring, CancellationToken ct)
    {
        ct.Register(() =>
        {
            ring.StopAsked = true;
            if (!SlowCancel)
            {
                ring.Refuse(EndReason.Cancelled);
            }
        });
        return ring.Outcome;
    }
}

/// <summary>A phone that rings.</summary>
internal sealed class Ring(string target, CallId call, AgentRing? dial, TimeProvider time)
{
    private readonly TaskCompletionSource<DialOutcome> _outcome = new();

    public string Target { get; } = target;

    public AgentRing? Dial { get; } = dial;

    public CallId CallId { get; } = call;

    public bool StopAsked { get; set; }

    /// <summary>Told when the number rings; null = nobody wants to know.</summary>
    public Action? Rings { get; init; }

    public Task<DialOutcome> Outcome => _outcome.Task;

    public bool Over => Outcome.IsCompleted;

    public FakeCallLeg Answer()
    {
        var leg = new FakeCallLeg(time, CallId, Target, role: Dial?.Role ?? LegRole.Outside);
        leg.AnswerAsync();
        _outcome.TrySetResult(new DialOutcome.Answered(leg));
        return leg;
    }

    public void Refuse(EndReason reason) =>
        _outcome.TrySetResult(new DialOutcome.Refused(new CallEnd(CallResult.NotConnected, reason)));

    public void Break() => _outcome.TrySetException(new InvalidOperationException("the telephony broke"));
}
