using CallCenter.CallModel.Calls;
using CallCenter.CallModel.Contacts;

namespace CallCenter.CallModel.Queues;

/// <summary>What waits in a queue for an agent, whichever way it came in.</summary>
/// <param name="Id">the contact's id, which its facts carry; for voice the call's.</param>
/// <param name="Skill">needed beside the queue's own skill; null = none.</param>
/// <param name="Context">what is already known; shown to the agent.</param>
/// <param name="Node">the node that holds the item's live parts (legs, sockets): commands go there, events come from there.</param>
public sealed record WorkItem(CallId Id, ContactChannel Channel, string Queue, int Priority, string Language, CallContext Context,
    string Node, string? Skill = null)
{
    /// <summary>
    /// For somebody who was called and does not expect to wait: has an agent, whose telephone answers by itself, within this time, or is given
    /// back as timed out; hears neither music nor a place in line. Null = waits as the queue says. It holds until the first agent.
    /// </summary>
    public TimeSpan? Within { get; init; }

    /// <summary>Has the place of one who came at this moment; null = comes now. It holds until the first agent.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>For this agent alone; null = whoever serves the queue. It holds until the first agent.</summary>
    public string? Agent { get; init; }

    /// <summary>An agent is dialing it by hand and has been waiting for it: it never stands in line.</summary>
    public bool Dialed { get; init; }

    /// <summary>Offered to be called back, with the place kept, once the wait is or will be longer; null = never.</summary>
    public TimeSpan? CallbackAfter { get; init; }

    /// <summary>What may be heard while waiting; null = nothing is offered.</summary>
    public WaitingAnswer? Answer { get; init; }
}
