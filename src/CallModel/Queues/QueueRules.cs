using CallCenter.CallModel.Dialing;
using CallCenter.CallModel.Faults;
using CallCenter.CallModel.Times;

namespace CallCenter.CallModel.Queues;

/// <summary>Who of a queue's callers comes first, who may serve them, and what becomes of those who are not served.</summary>
public sealed record QueueRules
{
    public static readonly QueueRules Default = new();

    /// <summary>Who is next when an agent is free.</summary>
    public CallerOrder Order { get; init; }

    /// <summary>Weights and targets of the customers' classes; what is not named here has <see cref="ClassRule.Default"/>.</summary>
    public IReadOnlyList<ClassRule> Classes { get; init => field = Entries.Of(value); } = [];

    /// <summary>Skills beside the queue's own.</summary>
    public IReadOnlyList<SkillRule> Skills { get; init => field = Entries.Of(value); } = [];

    /// <summary>Agents in the order in which they are asked; the queue's other agents come after the last group.</summary>
    public IReadOnlyList<AgentGroup> Groups { get; init => field = Entries.Of(value); } = [];

    /// <summary>Rings all free agents of the first group that has any; who answers first has the caller.</summary>
    public bool RingAll { get; init; }

    /// <summary>How long a caller waits for the agent who served the same customer last, while that one is at work; 0 = is only preferred.</summary>
    public int LastAgentSeconds { get; init; }

    /// <summary>Whoever served the customer last is asked first.</summary>
    public bool LastAgent { get; init; }

    /// <summary>Most who wait at once; 0 = no limit.</summary>
    public int MaxLength { get; init; }

    /// <summary>When callers are taken; null = always.</summary>
    public OpeningTimes? Hours { get; init; }

    /// <summary>What becomes of callers who are not served; the first rule that fits. Without one the flow goes on.</summary>
    public IReadOnlyList<OverflowRule> Overflow { get; init => field = Entries.Of(value); } = [];

    public VoicemailRule Voicemail { get; init => field = value ?? VoicemailRule.Default; } = VoicemailRule.Default;

    public QueueAnnouncements Announcements { get; init => field = value ?? QueueAnnouncements.Default; } = QueueAnnouncements.Default;

    /// <summary>What agents say and ask in this queue's calls; empty = no script.</summary>
    public IReadOnlyList<ScriptPage> Script { get; init => field = Entries.Of(value); } = [];

    /// <summary>The company's own customer system beside this queue's calls.</summary>
    public CompanyRule Company { get; init => field = value ?? CompanyRule.Default; } = CompanyRule.Default;

    /// <summary>How long a parked caller waits to be picked up before going back to who parked; 10 to 3600.</summary>
    public int ParkSeconds { get; init; } = 120;

    /// <summary>A wrap-up does not end without a disposition; at the end of its time the agent stays in it.</summary>
    public bool DispositionRequired { get; init; }

    /// <summary>A class's weight and target.</summary>
    /// <param name="valueClass">A, B or C.</param>
    public ClassRule Of(string valueClass) => Classes.FirstOrDefault(c => c.Class == valueClass) ?? ClassRule.Default(valueClass);
}
