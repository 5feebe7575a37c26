namespace CallCenter.AgentBridge.Queues;

/// <summary>A queue, or changes to one: what is null keeps its value or has its default. An empty skill means any agent of the queue.</summary>
internal sealed record QueueRequestBody(string? Name = null, string? Skill = null, int? ServiceLevelSeconds = null, int? RingSeconds = null,
    int? WrapUpSeconds = null, int? MaxWaitSeconds = null, int? AnnounceEverySeconds = null, string? Routing = null,
    int? NotReadyAfterNoAnswers = null);
