using CallCenter.Acd.Agents;
using CallCenter.Acd.Waiting;
using CallCenter.CallModel;

namespace CallCenter.Acd.Conversations;

/// <summary>A caller and an agent, or an outside number, who hear each other: from one <see cref="CallBridged"/> to its release.</summary>
internal sealed class Conversation(QueuedCall call, Agent? agent, string? number, ICallLeg other, IBridge bridge, DateTimeOffset since)
{
    public QueuedCall Call { get; } = call;

    /// <summary>Null when the other side is a number.</summary>
    public Agent? Agent { get; } = agent;

    public string? Number { get; } = number;

    public ICallLeg Other { get; } = other;

    public IBridge Bridge { get; } = bridge;

    public DateTimeOffset Since { get; } = since;

    public Lock PassGate { get; } = new();

    public bool Held { get; set; }

    public bool Over { get; set; }
}
