using CallCenter.Dialer.Pacing;

namespace CallCenter.PacingSimulator;

/// <summary>The dialer's own pacing.</summary>
public sealed class PacedController(PacingOptions options) : IController
{
    private PacingModel _model = new();

    public PacingModel Model => _model;

    public int Tick(PoolState pool)
    {
        _model = _model.Advance(1, pool);
        return Pacer.Decide(_model, pool, options).Dial;
    }

    public void AttemptEnded(double seconds, bool answered) => _model = _model.AttemptEnded(seconds, answered);

    public void WorkEnded(AgentPhase phase, double seconds) => _model = _model.WorkEnded(phase, seconds);

    public void AnswerResolved(bool abandoned) => _model = _model.AnswerResolved(abandoned, options);

    public void MachineFound() => _model = _model.MachineFound();
}
