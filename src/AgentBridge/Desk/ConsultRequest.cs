namespace CallCenter.AgentBridge.Desk;

/// <summary>Either a number or a queue.</summary>
/// <param name="Number">a number, or a colleague's user name.</param>
/// <param name="Queue">whichever of its agents has time first.</param>
internal sealed record ConsultRequest(string? Number, string? Queue);
