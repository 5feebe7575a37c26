using CallCenter.CallModel.Figures;

namespace CallCenter.CallModel.Queues;

/// <summary>Settings of one queue; changed at run time, calls in progress follow the new ones from their next event.</summary>
/// <param name="Name">lower-case letters, digits, dash.</param>
/// <param name="Skill">agents need this skill; null = any agent who serves the queue.</param>
/// <param name="ServiceLevelSeconds">answered within this time counts as in time.</param>
/// <param name="RingSeconds">how long an agent's phone rings before the call moves on.</param>
/// <param name="WrapUpSeconds">longest wrap-up before the agent is ready again by itself; 0 = until the agent ends it.</param>
/// <param name="MaxWaitSeconds">longest wait before the flow goes on with "timedOut"; 0 = no limit.</param>
/// <param name="AnnounceEverySeconds">how often the position is said.</param>
/// <param name="Routing">name of the routing policy.</param>
public sealed record QueueConfig(string Name, string? Skill = null, int ServiceLevelSeconds = 20, int RingSeconds = 20,
    int WrapUpSeconds = 60, int MaxWaitSeconds = 0, int AnnounceEverySeconds = 45, string Routing = "longestIdle",
    int NotReadyAfterNoAnswers = 1)
{
    /// <summary>What people call the queue, in any script; null = its name.</summary>
    public string? DisplayName { get; init; }

    /// <summary>How long a caller waits for an agent whose page is gone in the middle of the call; then the caller is at the head of the queue again.</summary>
    public int ReturnSeconds { get; init; } = 30;

    /// <summary>An offer is accepted by itself as soon as the agent's page has shown it.</summary>
    public bool AutoAnswer { get; init; }

    /// <summary>How the service level is computed; null = as the server's setting says.</summary>
    public ServiceLevelFormula? ServiceLevelFormula { get; init; }

    /// <summary>Who gives up within this time has not really waited: the share of abandoned calls leaves them out.</summary>
    public int ShortAbandonSeconds { get; init; } = 5;

    /// <summary>1 for a new one, one more with each change.</summary>
    public int Version { get; init; } = 1;
}
