using CallCenter.CallModel.Calls;

namespace CallCenter.CallModel.Desk;

/// <summary>A transfer that the agent has asked for; the caller hears music meanwhile and stays with the agent until somebody answers.</summary>
/// <param name="To">the number, or the colleague's user name.</param>
/// <param name="Failed">why nobody came: the caller is back with the agent. Null while the other side is being called.</param>
/// <param name="Consults">who answers talks to the agent first.</param>
public sealed record TransferView(string To, DateTimeOffset Since, EndReason? Failed = null, bool Consults = false);
