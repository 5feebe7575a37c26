using CallCenter.CallModel.Dialing;
using CallCenter.Dialer.Law;
using CallCenter.Dialer.Pacing;

namespace CallCenter.PacingSimulator;

/// <summary>The dialer's pacing under a window of the law, as a campaign has it: where the window allows no risk, one number for each idle agent.</summary>
public sealed class LawfulController(PacingOptions options) : IController
{
    private const double Proved = 0.93;
    private const double Unproved = 0.83;

    private PacingModel _model = new();
    private PacingOptions _options = options;
    private AnswerCounts _counts = new(0, 0, 0);

    public int Tick(PoolState pool)
    {
        var rate = AbandonmentRate.Of(_counts, AbandonmentFormula.Answered);
        var window = new AbandonmentWindow(TimeSpan.FromHours(24), _counts, rate, AbandonmentRate.AtMost(_counts.Abandoned, _counts.Answered), _options.Limit);
        _options = _options with
        {
            Mode = window.MayRisk ? PacingMode.Predictive : PacingMode.Progressive, Target = _options.Limit * (window.AtMost <= _options.Limit ? Proved : Unproved),
        };
        _model = _model.Advance(1, pool);
        return Pacer.Decide(_model, pool, _options).Dial;
    }

    public void AttemptEnded(double seconds, bool answered) => _model = _model.AttemptEnded(seconds, answered);

    public void WorkEnded(AgentPhase phase, double seconds) => _model = _model.WorkEnded(phase, seconds);

    public void AnswerResolved(bool abandoned)
    {
        _model = _model.AnswerResolved(abandoned, _options);
        _counts = _counts with { Answered = _counts.Answered + 1, Abandoned = _counts.Abandoned + (abandoned ? 1 : 0) };
    }

    public void MachineFound() => _model = _model.MachineFound();
}
