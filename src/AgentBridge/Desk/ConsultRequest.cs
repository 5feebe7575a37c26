namespace CallCenter.AgentBridge.Desk;

/// <summary>A number, a queue or a flow.</summary>
/// <param name="Number">a number, or a colleague's user name.</param>
/// <param name="Queue">whichever of its agents has time first.</param>
/// <param name="Flow">a menu, which answers at once.</param>
internal sealed record ConsultRequest(string? Number, string? Queue, string? Flow = null);
