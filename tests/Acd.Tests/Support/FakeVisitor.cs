using CallCenter.Acd.Channels;

namespace CallCenter.Acd.Tests.Support;

/// <summary>Somebody who writes.</summary>
internal sealed class FakeVisitor(WorkItem item)
{
    public WorkItem Item { get; } = item;

    public LegId CustomerLeg { get; } = LegId.New();

    public LegId AgentLeg { get; } = LegId.New();

    public List<WorkCommand> Commands { get; } = [];

    /// <summary>The lease of the offer or conversation in force.</summary>
    public long? OfferedUnder { get; set; }

    public string? OfferedTo { get; set; }

    /// <summary>The agent who has the chat open.</summary>
    public string? With { get; set; }

    public bool Gone { get; set; }

    public QueueOutcome? Outcome { get; set; }

    public bool Over => Outcome is not null;
}
