namespace CallCenter.CallModel.Mail;

/// <summary>A letter that is sent by itself; what is null does not matter.</summary>
/// <param name="Template">in the customer's language, else in English.</param>
/// <param name="Queue">of the callback, or of the ticket's last call.</param>
/// <param name="Contains">words in the ticket's subject, in any case.</param>
/// <param name="CreatedAt">what happened before is not written about.</param>
/// <param name="Version">counts its changes.</param>
public sealed record MailRule(Guid Id, MailTrigger Trigger, string Template, string? Queue, string? Contains, DateTimeOffset CreatedAt, bool Enabled = true, int Version = 1)
{
    /// <summary>The agent's word for how the call went, in any case.</summary>
    public string? Disposition { get; init; }

    /// <summary>The ticket goes with it as a PDF.</summary>
    public bool Print { get; init; }
}
