using CallCenter.Dialer.Pacing;
using CallCenter.Dialer.Running;

namespace CallCenter.Dialer.Callbacks;

/// <summary>One queue's callbacks: its rules, its agents, what is due. Owned by the dialer's mailbox.</summary>
internal sealed class QueueCallbacks(CallbackRules rules, DialerPorts ports)
{
    private PacingModel _model = new();

    public CallbackRules Rules { get; set; } = rules;

    public Crew Crew { get; } = new(ports.Figures, ports.Users, ports.Queues);

    /// <summary>Names this queue's lines on the floor.</summary>
    public Guid Share { get; } = Guid.NewGuid();

    /// <summary>What may be dialed now, the first place first.</summary>
    public IReadOnlyList<Callback> Due { get; set; } = [];

    /// <summary>Places of those who wait in the queue.</summary>
    public IReadOnlyList<DateTimeOffset> Live { get; set; } = [];

    public void WorkEnded(string agent, AgentPhase phase, TimeSpan time)
    {
        if (Crew.Members.Contains(agent))
        {
            _model = _model.WorkEnded(phase, time.TotalSeconds);
        }
    }

    public void Advance(double seconds, PoolState pool) => _model = _model.Advance(seconds, pool);

    /// <summary>Agents at work who are expected to be free by the time that a number dialed now is answered.</summary>
    public double SoonFree(PoolState pool) => pool.Busy.Sum(busy => busy.Phase == AgentPhase.WrapUp
        ? _model.Forecast.WrapUpEnds(busy.Seconds, CallbackPlan.WaySeconds)
        : _model.Forecast.TalkEnds(busy.Seconds, CallbackPlan.WaySeconds));
}
