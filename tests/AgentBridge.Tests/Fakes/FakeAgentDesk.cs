using System.Collections.Concurrent;

namespace CallCenter.AgentBridge.Tests.Fakes;

/// <summary>A desk without telephones: commands move the view along as the real one would.</summary>
internal sealed class FakeAgentDesk(TimeProvider clock, IUserStore users, Lazy<IAgentNotifier> notifier) : IAgentDesk
{
    private readonly ConcurrentDictionary<string, AgentView> _views = new();
    private readonly ConcurrentDictionary<string, WrapUpDraft> _drafts = new();
    private long _lease;
    private long _version;

    /// <summary>Every command as "name agent arguments".</summary>
    public ConcurrentQueue<string> Commands { get; } = new();

    public AgentView? View(string agent) => _views.GetValueOrDefault(agent);

    public async Task<DeskError> SignInAsync(string agent)
    {
        Commands.Enqueue($"signIn {agent}");
        return await EnterAsync(agent);
    }

    public Task<DeskError> SignOutAsync(string agent)
    {
        Commands.Enqueue($"signOut {agent}");
        if (View(agent) is { State: AgentState.OnCall })
        {
            return Task.FromResult(DeskError.BusyWithCall);
        }

        return Change(agent, v => v with { State = AgentState.SignedOut, Reason = null, Since = clock.GetUtcNow() });
    }

    public async Task<DeskError> SetStateAsync(string agent, AgentState state, string? reason, string by)
    {
        Commands.Enqueue($"setState {agent} {state} {reason} by {by}");
        if (state == AgentState.NotReady && reason is not null && !NotReadyReason.ByAgent.Contains(reason))
        {
            return DeskError.UnknownReason;
        }

        // who comes to work by saying so is signed in
        if (!IsSignedIn(agent) && await EnterAsync(agent) is var error and not DeskError.None)
        {
            return error;
        }

        return await Change(agent, v => v.CallId is null
            ? v with { State = state, Reason = state == AgentState.Ready ? null : reason, Since = clock.GetUtcNow() }
            : v with { Next = state, NextReason = reason });
    }

    /// <summary>Offers a call as the ACD does: the page first, then the view.</summary>
    public async Task<ScreenPop> OfferAsync(string agent, Func<long, ScreenPop> pop)
    {
        var offer = pop(Interlocked.Increment(ref _lease));
        await Change(agent, v => v with
        {
            State = AgentState.Offered, Reason = null, Since = clock.GetUtcNow(), CallId = offer.CallId, Queue = offer.Queue, Lease = offer.Lease, Pop = offer,
        });
        await notifier.Value.ShowOfferAsync(agent, offer, CancellationToken.None);
        return offer;
    }

    public Task<DeskError> AcceptAsync(string agent, long lease) => OnOffer("accept", agent, lease,
        v => v with { State = AgentState.OnCall, Since = clock.GetUtcNow(), Lease = null, InCharge = true });

    public Task<DeskError> RejectAsync(string agent, long lease) => OnOffer("reject", agent, lease,
        v => v with { State = AgentState.NotReady, Reason = NotReadyReason.Rejected, Since = clock.GetUtcNow(), CallId = null, Queue = null, Lease = null, Pop = null });

    public Task<DeskError> HoldAsync(string agent) => OnCall("hold", agent, v => v.Held ? null : v with { Held = true, HeldSince = clock.GetUtcNow() }, DeskError.AlreadyHeld);

    public Task<DeskError> ResumeAsync(string agent) => OnCall("resume", agent, v => v.Held ? v with { Held = false, HeldSince = null } : null, DeskError.NotHeld);

    public Task<DeskError> TransferToQueueAsync(string agent, string queue) =>
        OnCall($"transferToQueue {queue}", agent, v => queue == "nowhere" ? null : WrapUp(v), DeskError.UnknownQueue);

    public Task<DeskError> TransferToFlowAsync(string agent, string flow) => OnCall($"transferToFlow {flow}", agent, WrapUp, DeskError.NoCall);

    public Task<DeskError> TransferToNumberAsync(string agent, string number) =>
        OnCall($"transferToNumber {number}", agent, v => number == "wrong" ? null : WrapUp(v), DeskError.InvalidNumber);

    public Task<DeskError> ConsultAsync(string agent, string number) => OnCall($"consult {number}", agent, v => number == "wrong" ? null : v with
    {
        Held = true, HeldSince = clock.GetUtcNow(), Parties = [.. v.Parties, new PartyView(LegRole.Outside, number, Consulted: true)],
    }, DeskError.InvalidNumber);

    public Task<DeskError> ConsultQueueAsync(string agent, string queue) => OnCall($"consultQueue {queue}", agent, v => queue == "nowhere" ? null : v with
    {
        Held = true, HeldSince = clock.GetUtcNow(), Transfer = new TransferView(queue, clock.GetUtcNow(), Consults: true),
    }, DeskError.UnknownQueue);

    public Task<DeskError> ConsultFlowAsync(string agent, string flow) => ConsultAsync(agent, flow);

    public Task<DeskError> DialAsync(string agent, DialWish wish)
    {
        Commands.Enqueue($"dial {wish.To} {wish.Queue} {wish.CallerNumber} {agent}");
        return wish.To == "+49900" ? Task.FromResult(DeskError.NumberBarred)
            : !wish.To.All(char.IsLetter) && !wish.To.StartsWith('+') ? Task.FromResult(DeskError.InvalidNumber)
            : Change(agent, v => v with
            {
                State = AgentState.OnCall, Since = clock.GetUtcNow(), Dial = new DialView(CallId.New(), wish.To, wish.Queue, clock.GetUtcNow(), DialPhase.Ringing),
            });
    }

    public Task<DeskError> SwitchAsync(string agent, CallId call) => OnCall($"switch {call}", agent,
        v => v.Calls.Any(c => c.CallId == call) ? v with { Calls = [.. v.Calls.Select(c => c with { Talking = c.CallId == call, Held = c.CallId != call })] } : null,
        DeskError.NoCall);

    public Task<DeskError> ParkAsync(string agent) => OnCall("park", agent, WrapUp, DeskError.NoCall);

    public Task<DeskError> PickUpAsync(string agent, int slot, ICallLeg telephone) => PickUpAsync(agent, slot);

    public Task<DeskError> PickUpAsync(string agent, int slot)
    {
        Commands.Enqueue($"pickUp {slot} {agent}");
        return Task.FromResult(Parked.Any(p => p.Slot == slot) ? DeskError.None : DeskError.NotParked);
    }

    public IReadOnlyList<ParkedCall> Parked { get; private set; } = [];

    public event Action? ParkedChanged;

    public void Park(params IReadOnlyList<ParkedCall> calls)
    {
        Parked = calls;
        ParkedChanged?.Invoke();
    }

    public Task<DeskError> SwapAsync(string agent) => InConsultation("swap", agent, v => v with { Held = !v.Held });

    public Task<DeskError> MergeAsync(string agent) => InConsultation("merge", agent, v => v with { Held = false, Parties = [.. v.Parties.Select(p => p with { Consulted = false })] });

    public Task<DeskError> CompleteAsync(string agent) => InConsultation("complete", agent, WrapUp);

    public Task<DeskError> DismissAsync(string agent) => InConsultation("dismiss", agent, v => v with { Held = false, Parties = [.. v.Parties.SkipLast(1)] });

    public Task<DeskError> MuteAsync(string agent, bool muted) => OnCall($"mute {muted}", agent, v => v with { Muted = muted }, DeskError.NoCall);

    public Task<DeskError> PressKeysAsync(string agent, string keys) =>
        OnCall($"keys {keys}", agent, v => keys.All("0123456789*#".Contains) ? v : null, DeskError.InvalidKeys);

    public Task<DeskError> PauseRecordingAsync(string agent, bool paused) =>
        OnCall($"pauseRecording {paused}", agent, v => v with { RecordingPaused = paused }, DeskError.NoCall);

    public Task<DeskError> HangUpAsync(string agent) => OnCall("hangUp", agent, WrapUp, DeskError.NoCall);

    /// <summary>What follows from the choice of a customer.</summary>
    public Func<ScreenPop, Guid, Task>? Choosing { get; set; }

    public async Task<DeskError> ChooseCustomerAsync(string agent, CallId call, Guid customer)
    {
        if (View(agent) is not { Pop: { } pop } view || view.CallId != call)
        {
            return DeskError.NoCall;
        }

        Commands.Enqueue($"choose {agent} {customer}");
        await (Choosing?.Invoke(pop, customer) ?? Task.CompletedTask);
        return await Change(agent, v => v with { Pop = pop with { Chosen = customer } });
    }

    public Task<DeskError> DraftWrapUpAsync(string agent, CallId call, string? disposition, string? note)
    {
        if (View(agent)?.CallId != call)
        {
            return Task.FromResult(DeskError.NoCall);
        }

        _drafts[agent] = new WrapUpDraft(agent, call, disposition, note, clock.GetUtcNow());
        return Task.FromResult(DeskError.None);
    }

    public Task<WrapUpDraft?> DraftAsync(string agent) =>
        Task.FromResult(_drafts.TryGetValue(agent, out var draft) && draft.CallId == View(agent)?.CallId ? draft : null);

    public Task<DeskError> ExtendWrapUpAsync(string agent)
    {
        Commands.Enqueue($"moreTime {agent}");
        return View(agent) is not { State: AgentState.WrapUp, WrapUpEndsAt: { } ends, MoreTime: var left }
            ? Task.FromResult(IsSignedIn(agent) ? DeskError.NotInWrapUp : DeskError.NotSignedIn)
            : left == 0
                ? Task.FromResult(DeskError.NoMoreTime)
                : Change(agent, v => v with { WrapUpEndsAt = ends.AddSeconds(60), MoreTime = left - 1 });
    }

    public Task PageChangedAsync(string agent, bool open)
    {
        Commands.Enqueue($"page {agent} {(open ? "open" : "closed")}");
        return Task.CompletedTask;
    }

    public Task<DeskError> CompleteWrapUpAsync(string agent, string? disposition, string? note)
    {
        Commands.Enqueue($"wrapUp {agent} {disposition} {note}");
        return View(agent)?.State != AgentState.WrapUp
            ? Task.FromResult(IsSignedIn(agent) ? DeskError.NotInWrapUp : DeskError.NotSignedIn)
            : Change(agent, v => v with { State = AgentState.Ready, Since = clock.GetUtcNow(), CallId = null, Queue = null, Pop = null, Held = false, WrapUpEndsAt = null });
    }

    private static AgentView OnBothAxes(AgentView view) => view with
    {
        Chosen = view.State switch { AgentState.SignedOut => ChosenState.SignedOut, AgentState.NotReady => ChosenState.NotReady, _ => ChosenState.Available },
        ChosenReason = view.State == AgentState.NotReady ? view.Reason : null,
        Work = view.State switch
        {
            AgentState.Offered => AgentWork.Ringing,
            AgentState.OnCall => view.Held ? AgentWork.Holding : AgentWork.Talking,
            AgentState.WrapUp => AgentWork.WrapUp,
            _ => AgentWork.Idle,
        },
    };

    public void Set(AgentView view)
    {
        _views[view.Agent] = OnBothAxes(view) with { Version = Interlocked.Increment(ref _version) };
        notifier.Value.Changed(view.Agent);
    }

    private async Task<DeskError> EnterAsync(string agent)
    {
        if (await users.GetAsync(agent) is not { } profile || !profile.Roles.HasFlag(Roles.Agent))
        {
            return DeskError.UnknownAgent;
        }

        Set(new AgentView(agent, profile.Name, AgentState.NotReady, NotReadyReason.SignedIn, clock.GetUtcNow(), true, null, null, null, false, null, profile.Queues));
        return DeskError.None;
    }

    private bool IsSignedIn(string agent) => View(agent) is { State: not AgentState.SignedOut };

    private AgentView WrapUp(AgentView v) => v with
    {
        State = AgentState.WrapUp, Since = clock.GetUtcNow(), Held = false, HeldSince = null, Transfer = null,
        WrapUpEndsAt = clock.GetUtcNow().AddSeconds(60), MoreTime = 3,
    };

    private Task<DeskError> OnOffer(string name, string agent, long lease, Func<AgentView, AgentView> change)
    {
        Commands.Enqueue($"{name} {agent} {lease}");
        return View(agent) switch
        {
            null or { State: AgentState.SignedOut } => Task.FromResult(DeskError.NotSignedIn),
            { State: not AgentState.Offered } => Task.FromResult(DeskError.NoOffer),
            { Lease: var now } when now != lease => Task.FromResult(DeskError.LeaseExpired),
            _ => Change(agent, change),
        };
    }

    private Task<DeskError> OnCall(string name, string agent, Func<AgentView, AgentView?> change, DeskError refused)
    {
        Commands.Enqueue($"{name} {agent}");
        if (View(agent) is not { State: AgentState.OnCall } view)
        {
            return Task.FromResult(IsSignedIn(agent) ? DeskError.NoCall : DeskError.NotSignedIn);
        }

        return change(view) is { } after ? Change(agent, _ => after) : Task.FromResult(refused);
    }

    private Task<DeskError> InConsultation(string name, string agent, Func<AgentView, AgentView?> change) =>
        OnCall(name, agent, v => v.Parties.Any(p => p.Role == LegRole.Outside) ? change(v) : null, DeskError.NoConsultation);

    private Task<DeskError> Change(string agent, Func<AgentView, AgentView> change)
    {
        if (View(agent) is not { } view || (view.State == AgentState.SignedOut && change(view).State != AgentState.SignedOut))
        {
            return Task.FromResult(DeskError.NotSignedIn);
        }

        Set(change(view));
        return Task.FromResult(DeskError.None);
    }
}

internal sealed class FakeFigures : ILiveFigures
{
    private volatile TaskCompletionSource _change = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile LiveFigures _now = new(DateTimeOffset.UnixEpoch, 0, 0, 0, 0, [], []);

    public LiveFigures Now() => _now;

    public void Set(LiveFigures now)
    {
        _now = now;
        Interlocked.Exchange(ref _change, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
    }

    public Task WaitForChangeAsync(CancellationToken ct) => _change.Task.WaitAsync(ct);
}

internal sealed class FakePart(string name) : IHealthPart
{
    public PartState State { get; set; } = PartState.Ok;

    public HealthLine Line { get; set; } = HealthLine.Of(HealthCode.DatabaseReady, $"{name} as a test has it", ("version", "a test"));

    public PartHealth Check() => new(name, State, Line);
}

internal sealed class FakeTable(string item, long count) : ILiveTable
{
    public IReadOnlyDictionary<string, long> Count() => new Dictionary<string, long> { [item] = count };
}
