using CallCenter.Dialer.Pacing;

namespace CallCenter.PacingSimulator;

/// <summary>Decides how many numbers are dialed; learns from events alone.</summary>
public interface IController
{
    /// <summary>Once a second.</summary>
    int Tick(PoolState pool);

    void AttemptEnded(double seconds, bool answered);

    void WorkEnded(AgentPhase phase, double seconds);

    void AnswerResolved(bool abandoned);

    /// <summary>An agent found that a machine had answered.</summary>
    void MachineFound();
}
