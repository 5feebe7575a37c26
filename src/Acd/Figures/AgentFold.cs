namespace CallCenter.Acd.Figures;

/// <summary>
/// One agent's day as intervals: states and conversations with their beginnings; only what lies in the day is summed, so a shift over
/// midnight splits where it must. Seat load = time on calls (talk and hold) and in wrap-up / signed-in time.
/// </summary>
internal sealed class AgentFold
{
    private readonly Dictionary<CallId, DateTimeOffset> _talking = [];
    private TimeSpan _signedIn;
    private TimeSpan _handling;
    private TimeSpan _talked;
    private TimeSpan _wrappedUp;
    private int _calls;

    public AgentAxes Axes { get; } = new();

    public AgentState State { get; private set; } = AgentState.SignedOut;

    public string? Reason { get; private set; }

    public DateTimeOffset? Since { get; private set; }

    public CallId? CallId { get; private set; }

    public string? CallQueue { get; private set; }

    public string? CallFrom { get; private set; }

    public void Offered(string queue) => CallQueue = queue;

    public void Changed(AgentStateChanged fact, Day day, string? callFrom)
    {
        CallFrom = fact.CallId is null ? null : callFrom ?? (fact.CallId == CallId ? CallFrom : null);
        CallQueue = fact.CallId is null ? null : CallQueue;
        CallId = fact.CallId;
        Enter(fact.State, fact.Reason, fact.At, day);
    }

    public void Bridged(CallBridged fact, bool today)
    {
        _talking[fact.CallId] = fact.At;
        _calls += today ? 1 : 0;
        CallQueue = fact.Queue;
    }

    public void Released(CallReleased fact, Day day)
    {
        if (_talking.Remove(fact.CallId, out var since))
        {
            _talked += day.Within(since, fact.At);
        }
    }

    /// <summary>The server went down with the call at hand; the last fact before tells until when there was one.</summary>
    public void Lose(DateTimeOffset lastSign, Day day)
    {
        foreach (var since in _talking.Values)
        {
            _talked += day.Within(since, lastSign);
        }

        _talking.Clear();
        Axes.Lose();
        if (State is AgentState.Offered or AgentState.OnCall or AgentState.WrapUp)
        {
            (CallId, CallQueue, CallFrom) = (null, null, null);
            Enter(AgentState.NotReady, null, lastSign, day);
        }
    }

    /// <summary>Sums begin anew; what goes on goes on.</summary>
    public void BeginDay() => (_signedIn, _handling, _talked, _wrappedUp, _calls) = (default, default, default, default, 0);

    /// <summary>Time signed in, and of it handling calls, in the day so far.</summary>
    public (TimeSpan SignedIn, TimeSpan Handling) Times(DateTimeOffset now, Day day)
    {
        var open = Since is { } since ? day.Within(since, now) : TimeSpan.Zero;
        return (_signedIn + (IsSignedIn ? open : TimeSpan.Zero), _handling + (IsHandling ? open : TimeSpan.Zero));
    }

    public AgentFigures Figures(UserProfile profile, string? phoneTrouble, DateTimeOffset now, Day day)
    {
        var (signedIn, handling) = Times(now, day);
        var talked = _talking.Values.Aggregate(_talked, (sum, since) => sum + day.Within(since, now));
        return new AgentFigures(profile.User, profile.Name, State, Reason, Since, CallId, CallQueue, CallFrom, phoneTrouble is null, _calls,
            Math.Floor(talked.TotalSeconds), Load(signedIn, handling), profile.Queues, Math.Floor(WrappedUp(now, day).TotalSeconds))
        {
            PhoneTrouble = phoneTrouble, Chosen = Axes.Chosen, ChosenReason = Axes.Reason,
            Work = Axes.Work is AgentWork.Idle && phoneTrouble is not null && IsSignedIn ? AgentWork.Unreachable : Axes.Work,
        };
    }

    public static double? Load(TimeSpan signedIn, TimeSpan handling) =>
        signedIn > TimeSpan.Zero ? Math.Min(1, handling / signedIn) : null;

    private bool IsSignedIn => State != AgentState.SignedOut;

    private bool IsHandling => State is AgentState.OnCall or AgentState.WrapUp;

    private TimeSpan WrappedUp(DateTimeOffset now, Day day) =>
        _wrappedUp + (State == AgentState.WrapUp && Since is { } since ? day.Within(since, now) : TimeSpan.Zero);

    private void Enter(AgentState state, string? reason, DateTimeOffset at, Day day)
    {
        (_signedIn, _handling) = Times(at, day);
        _wrappedUp = WrappedUp(at, day);
        (State, Reason, Since) = (state, reason, at);
    }
}
