namespace CallCenter.AgentBridge.Customers;

/// <param name="Into">the customer who stays.</param>
internal sealed record MergeRequest(Guid? Into);
