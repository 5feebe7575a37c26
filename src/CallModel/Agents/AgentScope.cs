namespace CallCenter.CallModel.Agents;

/// <summary>What an agent may see of what others do: work of the own queues, the own, and that of the person whom the agent has now.</summary>
/// <param name="Numbers">E.164, of the caller at hand.</param>
/// <param name="Customers">who the caller at hand may be.</param>
/// <param name="Ticket">the ticket of the call at hand.</param>
public sealed record AgentScope(string Agent, IReadOnlyList<string> Queues, IReadOnlyList<string> Numbers, IReadOnlyList<Guid> Customers,
    Guid? Ticket);
