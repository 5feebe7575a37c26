using CallCenter.CallModel.Calls;

namespace CallCenter.CallModel.Dialing;

/// <summary>A lead that an agent looks at before it is dialed.</summary>
/// <param name="Call">the id that its call is to have.</param>
/// <param name="Until">then it goes back to the list, and the agent is not ready.</param>
/// <param name="Dialing">the agent has said so: the telephone rings there.</param>
public sealed record LeadPreview(CallId Call, string Agent, Campaign Campaign, Lead Lead, DateTimeOffset Until, bool Dialing = false);
