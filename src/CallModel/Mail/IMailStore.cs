namespace CallCenter.CallModel.Mail;

/// <summary>Templates, rules and the outbox.</summary>
public interface IMailStore
{
    /// <summary>By name and language.</summary>
    Task<IReadOnlyList<MailTemplate>> TemplatesAsync(CancellationToken ct = default);

    /// <summary>New with version 1. False: its version does not follow the one that is kept.</summary>
    Task<bool> PutAsync(MailTemplate template, CancellationToken ct = default);

    /// <summary>In all languages. False when there is none.</summary>
    Task<bool> DeleteTemplateAsync(string name, CancellationToken ct = default);

    /// <summary>Oldest first.</summary>
    Task<IReadOnlyList<MailRule>> RulesAsync(CancellationToken ct = default);

    /// <inheritdoc cref="PutAsync(MailTemplate, CancellationToken)"/>
    Task<bool> PutAsync(MailRule rule, CancellationToken ct = default);

    Task<bool> DeleteRuleAsync(Guid id, CancellationToken ct = default);

    /// <summary>What happened at or after a moment that rules may write about, oldest first.</summary>
    Task<IReadOnlyList<MailCause>> CausesAsync(DateTimeOffset since, int limit, CancellationToken ct = default);

    /// <summary>False when its cause was written about already.</summary>
    /// <param name="file">goes with it, and is kept until the letter has been sent.</param>
    Task<bool> AddAsync(OutMail mail, MailFile? file = null, CancellationToken ct = default);

    /// <summary>What goes with a letter; null = nothing.</summary>
    Task<MailFile?> FileAsync(Guid mail, CancellationToken ct = default);

    /// <summary>Those whose cause begins with a text, by cause.</summary>
    Task<IReadOnlyList<OutMail>> AboutAsync(string cause, CancellationToken ct = default);

    /// <summary>How a try ended.</summary>
    Task UpdateAsync(OutMail mail, CancellationToken ct = default);

    /// <summary>Those that wait and whose time has come, the longest due first.</summary>
    Task<IReadOnlyList<OutMail>> DueAsync(DateTimeOffset now, int limit, CancellationToken ct = default);

    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<OutMail>> ListAsync(MailState? state, Guid? ticket, int limit, CancellationToken ct = default);

    /// <summary>Those to an address, in any case, newest first.</summary>
    Task<IReadOnlyList<OutMail>> ToAsync(string address, int limit, CancellationToken ct = default);

    Task<OutMail?> GetAsync(Guid id, CancellationToken ct = default);
}
