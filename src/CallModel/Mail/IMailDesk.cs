using CallCenter.CallModel.Faults;
using CallCenter.CallModel.Tickets;

namespace CallCenter.CallModel.Mail;

/// <summary>Letters with their rules. Implemented by Mailing.</summary>
public interface IMailDesk
{
    MailStatus Status { get; }

    Task<IReadOnlyList<MailTemplate>> TemplatesAsync(CancellationToken ct = default);

    /// <summary>The template as it is kept, or what is wrong.</summary>
    /// <param name="seen">the version that was read, 0 = there was none: refused as <see cref="FaultCode.Changed"/> when it is another one now; null = whatever is kept.</param>
    Task<(MailTemplate? Template, FieldFault? Error)> PutAsync(MailTemplate template, int? seen = null, CancellationToken ct = default);

    /// <summary>Refused while a rule needs it; both null: there was none.</summary>
    Task<(bool Deleted, FieldFault? Error)> DeleteTemplateAsync(string name, CancellationToken ct = default);

    Task<IReadOnlyList<MailRule>> RulesAsync(CancellationToken ct = default);

    /// <summary>A rule without an id is new.</summary>
    /// <param name="seen">the version that was read: refused as <see cref="FaultCode.Changed"/> when it is another one now; null = whatever is kept.</param>
    Task<(MailRule? Rule, FieldFault? Error)> PutAsync(MailRule rule, int? seen = null, CancellationToken ct = default);

    Task<bool> DeleteRuleAsync(Guid id, CancellationToken ct = default);

    /// <summary>A template filled in for a ticket; null: no such template.</summary>
    Task<MailDraft?> DraftAsync(Ticket ticket, string template, string agent, CancellationToken ct = default);

    /// <summary>Puts a letter into the outbox.</summary>
    Task<(OutMail? Mail, FieldFault? Error)> SendAsync(MailDraft letter, Guid? ticket, bool print, string by, CancellationToken ct = default);

    /// <summary>Puts a letter into the outbox that the server writes by itself, with a file. False: one of this cause is there already.</summary>
    Task<bool> SendAsync(MailDraft letter, string cause, MailFile file, string by, CancellationToken ct = default);

    /// <summary>Null, or what is wrong with an address.</summary>
    FieldFault? CheckAddress(string field, string address);

    /// <summary>Those whose cause begins with a text.</summary>
    Task<IReadOnlyList<OutMail>> AboutAsync(string cause, CancellationToken ct = default);

    /// <summary>One that was given up is tried again. False: there is none such.</summary>
    Task<bool> RetryAsync(Guid id, CancellationToken ct = default);

    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<OutMail>> ListAsync(MailState? state, Guid? ticket, int limit, CancellationToken ct = default);

    /// <summary>Hands a trial letter over at once. Null: it was taken; else why not.</summary>
    Task<string?> TryAsync(string address, CancellationToken ct = default);
}
