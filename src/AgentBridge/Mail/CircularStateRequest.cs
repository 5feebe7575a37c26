using CallCenter.CallModel.Mail;

namespace CallCenter.AgentBridge.Mail;

/// <param name="State">running, paused or stopped.</param>
internal sealed record CircularStateRequest(CircularState? State);
