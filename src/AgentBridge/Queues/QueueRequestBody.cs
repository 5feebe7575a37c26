namespace CallCenter.AgentBridge.Queues;

/// <summary>A queue, or changes to one: what is null keeps its value or has its default. An empty skill means any agent of the queue.</summary>
/// <param name="DisplayName">what people call the queue, in any script; an empty one takes it away.</param>
/// <param name="ServiceLevelFormula">one of <see cref="CallModel.Figures.ServiceLevelFormula"/>; an empty word: as the server's setting says.</param>
/// <param name="ShortAbandonSeconds">who gives up within this time is left out of the share of abandoned calls.</param>
/// <param name="Version">the version that was read: the change is refused when somebody else has saved meanwhile; null = whatever is stored now.</param>
internal sealed record QueueRequestBody(string? Name = null, string? Skill = null, int? ServiceLevelSeconds = null, int? RingSeconds = null,
    int? WrapUpSeconds = null, int? MaxWaitSeconds = null, int? AnnounceEverySeconds = null, string? Routing = null,
    int? NotReadyAfterNoAnswers = null, string? DisplayName = null, string? ServiceLevelFormula = null,
    int? ShortAbandonSeconds = null, int? ReturnSeconds = null, bool? AutoAnswer = null, int? Version = null);
