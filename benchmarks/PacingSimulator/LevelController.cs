using CallCenter.Dialer.Pacing;

namespace CallCenter.PacingSimulator;

/// <summary>
/// The rule of widespread open dialers, reduced: a level of lines for each agent, moved every 15 s by how many agents were ready, and set
/// back to one when the day's drops are above the limit.
/// </summary>
public sealed class LevelController(double mostLines = 3, double limit = 0.03) : IController
{
    private const int AdaptEvery = 15;
    private const int JudgeEvery = 60;
    private const int JudgedFrom = 50;

    private double _level = 1;
    private double _ready;
    private int _seconds;
    private int _answers;
    private int _drops;
    private bool _over;

    public int Tick(PoolState pool)
    {
        _ready += pool.Idle - pool.Waiting;
        if (++_seconds % JudgeEvery == 0)
        {
            _over = _answers >= JudgedFrom && _drops > limit * _answers;
        }

        if (_seconds % AdaptEvery == 0)
        {
            _level = _over ? 1 : Math.Clamp(_level * (1 + _ready / AdaptEvery / Math.Max(1, pool.Agents)), 1, mostLines);
            _ready = 0;
        }

        var talking = pool.Busy.Count(agent => agent.Phase == AgentPhase.Talk);
        return (int)Math.Round(_level * (pool.Idle + talking)) - pool.InFlight.Count - pool.Waiting - talking;
    }

    public void AttemptEnded(double seconds, bool answered)
    {
    }

    public void WorkEnded(AgentPhase phase, double seconds)
    {
    }

    public void AnswerResolved(bool abandoned)
    {
        _answers++;
        _drops += abandoned ? 1 : 0;
    }

    public void MachineFound() => _answers--;
}
