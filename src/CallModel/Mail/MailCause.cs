namespace CallCenter.CallModel.Mail;

/// <summary>Something that rules may write about.</summary>
/// <param name="Id">the same for the same event, whenever it is asked for.</param>
/// <param name="Number">of a callback.</param>
/// <param name="Disposition">the agent's word for how the call went.</param>
public sealed record MailCause(string Id, MailTrigger Trigger, DateTimeOffset At, string? Queue, Guid? Ticket = null, string? Number = null, string? Name = null, string? Disposition = null);
