namespace CallCenter.AgentBridge.Calls;

/// <param name="To">the number to call.</param>
/// <param name="Flow">the flow that serves the call once it is answered; without flow and queue it is the dialed number's, as for inbound calls.</param>
/// <param name="Queue">the queue that the called person is put into once the call is answered.</param>
/// <param name="CallerId">the number to present, in any writing; the trunk's own when left out.</param>
internal sealed record PlaceCallRequest(string? To, string? Flow, string? Queue, string? CallerId);
