namespace CallCenter.Mailing;

/// <summary>Letters as people work on them.</summary>
public sealed class MailDesk : IMailDesk
{
    private const int LongestName = 40;
    private const int LongestSubject = 200;
    private const int LongestBody = 50_000;

    private readonly MailPorts _ports;
    private readonly TimeProvider _time;
    private readonly Letters _letters;
    private readonly Outbox _outbox;

    public MailDesk(MailPorts ports, Outbox outbox, TimeProvider time)
    {
        (_ports, _time, _outbox, _letters) = (ports, time, outbox, new Letters(ports));
    }

    public MailStatus Status => new(_ports.Smtp.Host is null ? null : _ports.Smtp.ToString(), _ports.Smtp.Host is null ? null : _ports.Smtp.From, _outbox.Trouble);

    public Task<IReadOnlyList<MailTemplate>> TemplatesAsync(CancellationToken ct = default) => _ports.Store.TemplatesAsync(ct);

    public async Task<(MailTemplate? Template, FieldFault? Error)> PutAsync(MailTemplate template, int? seen = null, CancellationToken ct = default)
    {
        var fault = (IsName(template.Name) ? null : FieldFault.NotName("name", LongestName, "lower-case letters, digits or dashes"))
            ?? Check.OneOf("language", template.Language, "en", "zh")
            ?? Check.Given("subject", template.Subject) ?? Check.Longest("subject", template.Subject, LongestSubject) ?? Placeholders("subject", template.Subject)
            ?? Check.Given("body", template.Body) ?? Check.Longest("body", template.Body, LongestBody) ?? Placeholders("body", template.Body);
        if (fault is not null)
        {
            return (null, fault);
        }

        var before = (await _ports.Store.TemplatesAsync(ct)).FirstOrDefault(one => one.Name == template.Name && one.Language == template.Language)?.Version ?? 0;
        var after = template with { Version = before + 1 };
        return (seen is null || seen == before) && await _ports.Store.PutAsync(after, ct) ? (after, null) : (null, FieldFault.Changed("template"));
    }

    public async Task<(bool Deleted, FieldFault? Error)> DeleteTemplateAsync(string name, CancellationToken ct = default) =>
        (await _ports.Store.RulesAsync(ct)).Any(rule => rule.Template == name)
            ? (false, FieldFault.InUse("rules", name))
            : (await _ports.Store.DeleteTemplateAsync(name, ct), null);

    public Task<IReadOnlyList<MailRule>> RulesAsync(CancellationToken ct = default) => _ports.Store.RulesAsync(ct);

    public async Task<(MailRule? Rule, FieldFault? Error)> PutAsync(MailRule rule, int? seen = null, CancellationToken ct = default)
    {
        var before = (await _ports.Store.RulesAsync(ct)).FirstOrDefault(one => one.Id == rule.Id);
        if (rule.Id != Guid.Empty && before is null)
        {
            return (null, null);
        }

        var fault = ((await _ports.Store.TemplatesAsync(ct)).Any(template => template.Name == rule.Template) ? null : FieldFault.Unknown("template", "template"))
            ?? Check.Longest("contains", rule.Contains, LongestSubject) ?? Check.Longest("queue", rule.Queue, LongestName)
            ?? Check.Longest("disposition", rule.Disposition, LongestSubject)
            ?? (rule.Trigger == MailTrigger.CallDisposed ? Check.Given("disposition", rule.Disposition) : null);
        if (fault is not null)
        {
            return (null, fault);
        }

        // one that is switched on again writes about nothing that happened meanwhile
        var now = _time.GetUtcNow();
        var since = before is { Enabled: true } ? before.CreatedAt : now;
        var after = rule with
        {
            Id = before?.Id ?? Guid.CreateVersion7(now), CreatedAt = since, Queue = Blank(rule.Queue), Contains = Blank(rule.Contains), Version = (before?.Version ?? 0) + 1,
            Disposition = rule.Trigger == MailTrigger.CallDisposed ? Blank(rule.Disposition) : null,
        };
        return (seen is null || before is null || seen == before.Version) && await _ports.Store.PutAsync(after, ct) ? (after, null) : (null, FieldFault.Changed("rule"));
    }

    public Task<bool> DeleteRuleAsync(Guid id, CancellationToken ct = default) => _ports.Store.DeleteRuleAsync(id, ct);

    public Task<MailDraft?> DraftAsync(Ticket ticket, string template, string agent, CancellationToken ct = default) => _letters.OfTicketAsync(ticket, template, agent, null, ct);

    public async Task<(OutMail? Mail, FieldFault? Error)> SendAsync(MailDraft letter, Guid? ticket, bool print, string by, CancellationToken ct = default)
    {
        var fault = CheckAddress("address", letter.Address) ?? Check.Given("subject", letter.Subject) ?? Check.Longest("subject", letter.Subject, LongestSubject)
            ?? Check.Given("body", letter.Body) ?? Check.Longest("body", letter.Body, LongestBody);
        if (fault is not null)
        {
            return (null, fault);
        }

        var now = _time.GetUtcNow();
        var mail = new OutMail(Guid.CreateVersion7(now), letter.Address.Trim(), letter.Subject.Trim(), letter.Body, by, now, now, Ticket: ticket, Print: print && ticket is not null);
        await _ports.Store.AddAsync(mail, ct: ct);
        _outbox.LookAgain();
        return (mail, null);
    }

    public async Task<bool> SendAsync(MailDraft letter, string cause, MailFile file, string by, CancellationToken ct = default)
    {
        var now = _time.GetUtcNow();
        var added = await _ports.Store.AddAsync(new OutMail(Guid.CreateVersion7(now), letter.Address, letter.Subject, letter.Body, by, now, now, cause), file, ct);
        _outbox.LookAgain();
        return added;
    }

    public FieldFault? CheckAddress(string field, string address) => Addresses.FaultOf(field, address);

    public Task<IReadOnlyList<OutMail>> AboutAsync(string cause, CancellationToken ct = default) => _ports.Store.AboutAsync(cause, ct);

    public async Task<bool> RetryAsync(Guid id, CancellationToken ct = default)
    {
        if (await _ports.Store.GetAsync(id, ct) is not { State: MailState.GivenUp, Address.Length: > 0 } mail)
        {
            return false;
        }

        await _ports.Store.UpdateAsync(mail with { State = MailState.Waiting, Attempts = 0, NextAt = _time.GetUtcNow(), Error = null }, ct);
        _outbox.LookAgain();
        return true;
    }

    public Task<IReadOnlyList<OutMail>> ListAsync(MailState? state, Guid? ticket, int limit, CancellationToken ct = default) => _ports.Store.ListAsync(state, ticket, limit, ct);

    public async Task<string?> TryAsync(string address, CancellationToken ct = default)
    {
        if (CheckAddress("address", address) is { } wrong)
        {
            return wrong.Text;
        }

        var now = _time.GetUtcNow();
        return await _outbox.TryAsync(new OutMail(Guid.CreateVersion7(now), address.Trim(), "Call center: trial", "This letter shows that e-mail works.\n这封邮件表明邮件发送正常。\n", "trial", now, now), ct);
    }

    private static FieldFault? Placeholders(string field, string text) => MailWords.Unknown(text) is { Count: > 0 } unknown
        ? FieldFault.NotOneOf(field, MailWords.All.Select(word => $"{{{word}}}")) with { Text = $"unknown: {string.Join(", ", unknown)}" }
        : null;

    private static bool IsName(string name) => name.Length is > 0 and <= LongestName && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
