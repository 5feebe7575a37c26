using CallCenter.CallModel.Mail;
using CallCenter.Storage.Database;
using Dapper;

namespace CallCenter.Storage.Mail;

/// <summary>Tables mail_templates, mail_rules, mails and mail_files.</summary>
public sealed class MailStore(Db db) : IMailStore
{
    private const int MostMails = 1000;

    private const string PutTemplate = """
        INSERT INTO mail_templates (name, language, subject, body, version) SELECT @Name, @Language, @Subject, @Body, @Version
        WHERE @Version = 1 OR EXISTS (SELECT 1 FROM mail_templates before WHERE before.name = @Name AND before.language = @Language)
        ON CONFLICT (name, language) DO UPDATE SET subject = excluded.subject, body = excluded.body, version = excluded.version
        WHERE mail_templates.version = excluded.version - 1
        """;

    private const string PutRule = """
        INSERT INTO mail_rules (id, trigger_kind, template, queue, contains, created_at, enabled, version, disposition, print)
        SELECT @Id, @Trigger, @Template, @Queue, @Contains, @CreatedAt, @Enabled, @Version, @Disposition, @Print
        WHERE @Version = 1 OR EXISTS (SELECT 1 FROM mail_rules before WHERE before.id = @Id)
        ON CONFLICT (id) DO UPDATE SET trigger_kind = excluded.trigger_kind, template = excluded.template, queue = excluded.queue, contains = excluded.contains,
            created_at = excluded.created_at, enabled = excluded.enabled, version = excluded.version,
            disposition = excluded.disposition, print = excluded.print
        WHERE mail_rules.version = excluded.version - 1
        """;

    private const string ClosedTickets = """
        SELECT e.id, e.at, e.ticket_id, (SELECT c.queue FROM calls c WHERE c.ticket_id = e.ticket_id ORDER BY c.started_at DESC LIMIT 1)
        FROM ticket_events e WHERE e.at >= @Since AND e.field = 'state' AND e.to_value IN ('closed', 'closedUnresolved') ORDER BY e.at, e.id LIMIT @Limit
        """;

    private const string DisposedCalls = """
        SELECT e.id, e.at, e.ticket_id, (SELECT c.queue FROM calls c WHERE c.id = e.call_id), e.to_value
        FROM ticket_events e WHERE e.at >= @Since AND e.field = 'wrapUp' AND e.to_value IS NOT NULL ORDER BY e.at, e.id LIMIT @Limit
        """;

    private const string MissedCallbacks = """
        SELECT id, done_at, queue, number, name FROM callbacks WHERE state = 'done' AND result = 'notReached' AND done_at >= @Since ORDER BY done_at, id LIMIT @Limit
        """;

    internal const string Insert = """
        INSERT INTO mails (id, address, subject, body, by_user, created_at, next_at, cause, ticket_id, print, state, attempts, sent_at, error)
        VALUES (@Id, @Address, @Subject, @Body, @By, @CreatedAt, @NextAt, @Cause, @TicketId, @Print, @State, @Attempts, @SentAt, @Error)
        ON CONFLICT DO NOTHING
        """;

    private const string InsertFile = "INSERT INTO mail_files (mail_id, name, type, content) VALUES (@Mail, @Name, @Type, @Content)";

    /// <summary>What is held with a paused circular must not stand before the others.</summary>
    private const string Due = """
        state = 'waiting' AND next_at <= @Now AND NOT EXISTS (
            SELECT 1 FROM circular_people p JOIN circulars c ON c.id = p.circular_id WHERE p.mail_id = mails.id AND c.state = 'paused')
        ORDER BY next_at, id LIMIT @Limit
        """;

    private const string Update =
        "UPDATE mails SET state = @State, attempts = @Attempts, next_at = @NextAt, sent_at = @SentAt, error = @Error WHERE id = @Id";

    public Task<IReadOnlyList<MailTemplate>> TemplatesAsync(CancellationToken ct = default) => db.ReadAsync<IReadOnlyList<MailTemplate>>(
        c => [.. c.Query<(string Name, string Language, string Subject, string Body, long Version)>(
                "SELECT name, language, subject, body, version FROM mail_templates ORDER BY name, language")
            .Select(row => new MailTemplate(row.Name, row.Language, row.Subject, row.Body, (int)row.Version))], ct);

    public Task<bool> PutAsync(MailTemplate template, CancellationToken ct = default) => db.WriteAsync(
        c => c.Execute(PutTemplate, new
        {
            template.Name, template.Language, Subject = Text.Clean(template.Subject), Body = Text.Clean(template.Body), template.Version,
        }) == 1,
        ct);

    public Task<bool> DeleteTemplateAsync(string name, CancellationToken ct = default) => db.WriteAsync(
        c => c.Execute("DELETE FROM mail_templates WHERE name = @name", new { name }) > 0, ct);

    public Task<IReadOnlyList<MailRule>> RulesAsync(CancellationToken ct = default) => db.ReadAsync(
        c => db.Rows.Read<RuleRow, MailRule>(c, "mail_rules", "SELECT * FROM mail_rules ORDER BY created_at, id", row => row.ToRule()), ct);

    public Task<bool> PutAsync(MailRule rule, CancellationToken ct = default) => db.WriteAsync(
        c => c.Execute(PutRule, new
        {
            Id = Text.Of(rule.Id), Trigger = Text.Of(rule.Trigger), rule.Template, rule.Queue, Contains = Text.Clean(rule.Contains),
            CreatedAt = rule.CreatedAt.ToUnixTimeMilliseconds(), Enabled = rule.Enabled ? 1 : 0, rule.Version,
            Disposition = Text.Clean(rule.Disposition), Print = rule.Print ? 1 : 0,
        }) == 1,
        ct);

    public Task<bool> DeleteRuleAsync(Guid id, CancellationToken ct = default) => db.WriteAsync(
        c => c.Execute("DELETE FROM mail_rules WHERE id = @Id", new { Id = Text.Of(id) }) > 0, ct);

    public Task<IReadOnlyList<MailCause>> CausesAsync(DateTimeOffset since, int limit, CancellationToken ct = default) => db.ReadAsync<IReadOnlyList<MailCause>>(
        c =>
        {
            var from = new { Since = since.ToUnixTimeMilliseconds(), Limit = limit };
            var tickets = c.Query<(long Id, long At, string Ticket, string? Queue)>(ClosedTickets, from)
                .Select(row => new MailCause($"ticket:{row.Id}", MailTrigger.TicketClosed, Text.ToTime(row.At), row.Queue, Guid.Parse(row.Ticket)));
            var disposed = c.Query<(long Id, long At, string Ticket, string? Queue, string Word)>(DisposedCalls, from)
                .Select(row => new MailCause($"ticket:{row.Id}", MailTrigger.CallDisposed, Text.ToTime(row.At), row.Queue, Guid.Parse(row.Ticket), Disposition: row.Word));
            var callbacks = c.Query<(string Id, long At, string? Queue, string Number, string? Name)>(MissedCallbacks, from)
                .Select(row => new MailCause($"callback:{row.Id}", MailTrigger.CallbackMissed, Text.ToTime(row.At), row.Queue, Number: row.Number, Name: row.Name));
            return [.. tickets.Concat(disposed).Concat(callbacks).OrderBy(cause => cause.At)];
        },
        ct);

    public Task<bool> AddAsync(OutMail mail, MailFile? file = null, CancellationToken ct = default) => db.WriteAsync(
        c =>
        {
            var added = c.Execute(Insert, MailRow.Of(mail)) == 1;
            if (added && file is not null)
            {
                c.Execute(InsertFile, new { Mail = Text.Of(mail.Id), file.Name, file.Type, file.Content });
            }

            return added;
        },
        ct);

    public Task<MailFile?> FileAsync(Guid mail, CancellationToken ct = default) => db.ReadAsync(
        c => c.Query<(string Name, string Type, byte[] Content)>("SELECT name, type, content FROM mail_files WHERE mail_id = @Mail", new { Mail = Text.Of(mail) })
            .Select(row => new MailFile(row.Name, row.Type, row.Content)).FirstOrDefault(), ct);

    public Task<IReadOnlyList<OutMail>> AboutAsync(string cause, CancellationToken ct = default) => MailsAsync(
        "cause >= @Cause AND cause < @Behind ORDER BY cause LIMIT @Limit", new { Cause = cause, Behind = cause + '~', Limit = MostMails }, ct);

    public Task UpdateAsync(OutMail mail, CancellationToken ct = default) => db.WriteAsync(
        c =>
        {
            c.Execute(Update, MailRow.Of(mail));
            if (mail.State == MailState.Sent)
            {
                c.Execute("DELETE FROM mail_files WHERE mail_id = @Mail", new { Mail = Text.Of(mail.Id) });
            }
        },
        ct);

    public Task<IReadOnlyList<OutMail>> DueAsync(DateTimeOffset now, int limit, CancellationToken ct = default) => MailsAsync(
        Due, new { Now = now.ToUnixTimeMilliseconds(), Limit = Math.Clamp(limit, 0, MostMails) }, ct);

    public Task<IReadOnlyList<OutMail>> ListAsync(MailState? state, Guid? ticket, int limit, CancellationToken ct = default) => MailsAsync(
        $"1 = 1{(state is null ? "" : " AND state = @State")}{(ticket is null ? "" : " AND ticket_id = @Ticket")} ORDER BY created_at DESC, id LIMIT @Limit",
        new { State = state is { } only ? Text.Of(only) : null, Ticket = Text.Of(ticket), Limit = Math.Clamp(limit, 0, MostMails) }, ct);

    public Task<IReadOnlyList<OutMail>> ToAsync(string address, int limit, CancellationToken ct = default) => MailsAsync(
        "lower(address) = @Address ORDER BY created_at DESC, id LIMIT @Limit", new { Address = address.ToLowerInvariant(), Limit = Math.Clamp(limit, 0, MostMails) }, ct);

    public async Task<OutMail?> GetAsync(Guid id, CancellationToken ct = default) =>
        await MailsAsync("id = @Id", new { Id = Text.Of(id) }, ct).ConfigureAwait(false) is [var mail] ? mail : null;

    private Task<IReadOnlyList<OutMail>> MailsAsync(string where, object parameters, CancellationToken ct) => db.ReadAsync(
        c => db.Rows.Read<MailRow, OutMail>(c, "mails", $"SELECT * FROM mails WHERE {where}", row => row.ToMail(), parameters), ct);

    private sealed class RuleRow
    {
        public required string Id { get; init; }
        public required string TriggerKind { get; init; }
        public required string Template { get; init; }
        public string? Queue { get; init; }
        public string? Contains { get; init; }
        public long CreatedAt { get; init; }
        public long Enabled { get; init; }
        public int Version { get; init; }
        public string? Disposition { get; init; }
        public int Print { get; init; }

        public MailRule ToRule() =>
            new(Guid.Parse(Id), Text.ToEnum<MailTrigger>(TriggerKind), Template, Queue, Contains, Text.ToTime(CreatedAt), Enabled != 0, Version)
            {
                Disposition = Disposition, Print = Print != 0,
            };
    }
}
