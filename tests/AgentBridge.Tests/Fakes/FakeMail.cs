using CallCenter.CallModel.Mail;

namespace CallCenter.AgentBridge.Tests.Fakes;

/// <summary>Letters in memory; the trial address "no@example.org" is refused. Paper is the title alone.</summary>
internal sealed class FakeMail : IMailDesk, IPrinter
{
    public List<MailTemplate> Templates { get; } = [new MailTemplate("solved", "en", "{ticket}", "Dear {name}")];

    public List<MailRule> Rules { get; } = [];

    public List<OutMail> Mails { get; } = [];

    public MailStatus Status => new("post.example:587", "center@example.org", null);

    public string? Trouble { get; set; }

    public Task<IReadOnlyList<MailTemplate>> TemplatesAsync(CancellationToken ct = default) => Task.FromResult<IReadOnlyList<MailTemplate>>([.. Templates]);

    public Task<(MailTemplate? Template, FieldFault? Error)> PutAsync(MailTemplate template, int? seen = null, CancellationToken ct = default)
    {
        var before = Templates.Find(one => one.Name == template.Name && one.Language == template.Language);
        var fault = Check.Given("body", template.Body) ?? (seen is null || seen == (before?.Version ?? 0) ? null : FieldFault.Changed("template"));
        if (fault is not null)
        {
            return Task.FromResult<(MailTemplate?, FieldFault?)>((null, fault));
        }

        var after = template with { Version = (before?.Version ?? 0) + 1 };
        Templates.RemoveAll(one => one == before);
        Templates.Add(after);
        return Task.FromResult<(MailTemplate?, FieldFault?)>((after, null));
    }

    public Task<(bool Deleted, FieldFault? Error)> DeleteTemplateAsync(string name, CancellationToken ct = default) => Task.FromResult(
        Rules.Any(rule => rule.Template == name) ? (false, FieldFault.InUse("rules", name)) : (Templates.RemoveAll(one => one.Name == name) > 0, (FieldFault?)null));

    public Task<IReadOnlyList<MailRule>> RulesAsync(CancellationToken ct = default) => Task.FromResult<IReadOnlyList<MailRule>>([.. Rules]);

    public Task<(MailRule? Rule, FieldFault? Error)> PutAsync(MailRule rule, int? seen = null, CancellationToken ct = default)
    {
        var before = Rules.Find(one => one.Id == rule.Id);
        if (rule.Id != Guid.Empty && (before is null || (seen is not null && seen != before.Version)))
        {
            return Task.FromResult<(MailRule?, FieldFault?)>((null, before is null ? null : FieldFault.Changed("rule")));
        }

        var after = rule with { Id = before?.Id ?? Guid.CreateVersion7(), Version = (before?.Version ?? 0) + 1 };
        Rules.RemoveAll(one => one == before);
        Rules.Add(after);
        return Task.FromResult<(MailRule?, FieldFault?)>((after, null));
    }

    public Task<bool> DeleteRuleAsync(Guid id, CancellationToken ct = default) => Task.FromResult(Rules.RemoveAll(one => one.Id == id) > 0);

    public Task<MailDraft?> DraftAsync(Ticket ticket, string template, string agent, CancellationToken ct = default) =>
        Task.FromResult(Templates.Find(one => one.Name == template) is { } found ? new MailDraft("ann@example.org", ticket.Number, found.Body) : null);

    public Task<(OutMail? Mail, FieldFault? Error)> SendAsync(MailDraft letter, Guid? ticket, bool print, string by, CancellationToken ct = default)
    {
        if (!letter.Address.Contains('@', StringComparison.Ordinal))
        {
            return Task.FromResult<(OutMail?, FieldFault?)>((null, new FieldFault("address", FaultCode.NotEmail, "not an e-mail address")));
        }

        var mail = new OutMail(Guid.CreateVersion7(), letter.Address, letter.Subject, letter.Body, by, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, Ticket: ticket, Print: print);
        Mails.Add(mail);
        return Task.FromResult<(OutMail?, FieldFault?)>((mail, null));
    }

    public Dictionary<Guid, MailFile> Files { get; } = [];

    public Task<bool> SendAsync(MailDraft letter, string cause, MailFile file, string by, CancellationToken ct = default)
    {
        lock (Files)
        {
            var isNew = Mails.TrueForAll(mail => mail.Cause != cause);
            if (isNew)
            {
                var mail = new OutMail(Guid.CreateVersion7(), letter.Address, letter.Subject, letter.Body, by, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, cause);
                Mails.Add(mail);
                Files[mail.Id] = file;
            }

            return Task.FromResult(isNew);
        }
    }

    public FieldFault? CheckAddress(string field, string address) =>
        address.Contains('@', StringComparison.Ordinal) ? null : new FieldFault(field, FaultCode.NotEmail, "not an e-mail address");

    public Task<IReadOnlyList<OutMail>> AboutAsync(string cause, CancellationToken ct = default) =>
        Task.FromResult<IReadOnlyList<OutMail>>([.. Mails.Where(mail => mail.Cause?.StartsWith(cause, StringComparison.Ordinal) == true)]);

    public Task<bool> RetryAsync(Guid id, CancellationToken ct = default) => Task.FromResult(Mails.Any(mail => mail.Id == id && mail.State == MailState.GivenUp));

    public Task<IReadOnlyList<OutMail>> ListAsync(MailState? state, Guid? ticket, int limit, CancellationToken ct = default) =>
        Task.FromResult<IReadOnlyList<OutMail>>([.. Mails.Where(mail => (state is null || mail.State == state) && (ticket is null || mail.Ticket == ticket)).Take(limit)]);

    public Task<string?> TryAsync(string address, CancellationToken ct = default) => Task.FromResult(address == "no@example.org" ? "550 no such user" : null);

    public byte[] Print(Ticket ticket, Customer? customer, IReadOnlyList<TicketEvent> history, string language) => System.Text.Encoding.UTF8.GetBytes($"%PDF {ticket.Number} {language}");

    public byte[] Print(string title, IReadOnlyList<IReadOnlyList<string>> rows, int heads) =>
        System.Text.Encoding.UTF8.GetBytes($"%PDF {title}\n{string.Join('\n', rows.Select(row => string.Join('|', row)))}");

    public byte[] Print(string title, IReadOnlyList<string> paragraphs) => System.Text.Encoding.UTF8.GetBytes($"%PDF {title}");
}
