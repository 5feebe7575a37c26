using CallCenter.CallModel.Mail;

namespace CallCenter.AgentBridge.Mail;

/// <param name="Trigger">ticketClosed, callbackMissed or callDisposed.</param>
/// <param name="Queue">of the callback, or of the ticket's last call; none = any.</param>
/// <param name="Contains">words in the ticket's subject; none = any.</param>
/// <param name="Version">the version that was read: the change is refused when somebody else has saved meanwhile; null = whatever is stored now.</param>
/// <param name="Disposition">the agent's word for how the call went, for callDisposed.</param>
/// <param name="Print">the ticket goes with it as a PDF.</param>
internal sealed record MailRuleRequest(MailTrigger? Trigger, string? Template, string? Queue = null, string? Contains = null, bool Enabled = true,
    int? Version = null, string? Disposition = null, bool Print = false);
