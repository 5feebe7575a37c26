using CallCenter.CallModel.Mail;
using CallCenter.CallModel.Probing;
using CallCenter.CallModel.Reports;
using CallCenter.CallModel.Trunks;
using CallCenter.Storage.Callbacks;
using CallCenter.Storage.Database;
using CallCenter.Storage.Dialing;
using CallCenter.Storage.Mail;
using CallCenter.Storage.Probing;
using CallCenter.Storage.Queues;
using CallCenter.Storage.Reports;
using CallCenter.Storage.Tickets;
using CallCenter.Storage.Trunks;
using CallCenter.Storage.Users;
using CallCenter.Testing;
using Dapper;

namespace CallCenter.Storage.Tests.Database;

/// <summary>One row that nobody can read - of a newer program, or edited by hand - takes no other with it.</summary>
[TestFixture(DatabaseKind.Sqlite), TestFixture(DatabaseKind.Postgres)]
internal sealed class BadRowTests : StoreTest
{
    private readonly DatabaseKind _kind;

    public BadRowTests(DatabaseKind kind) : base(kind) => _kind = kind;

    private static readonly Campaign Spring = new(Guid.CreateVersion7(), "a", "sales", PacingMode.Power, "uk", CampaignState.Paused, Now) { Seller = "Acme", CallerNumber = "+4930100" };

    [TestCase("report_mailings", "zone = 'Mars/Olympus'")]
    [TestCase("report_mailings", "zone = '../../etc/localtime'")]
    [TestCase("report_mailings", "at_time = '25:00'")]
    [TestCase("report_mailings", "addresses = 'ann@example.org'")]
    [TestCase("report_mailings", "since = 9223372036854775807")]
    [TestCase("queue_targets", "figure = 'happiness'")]
    [TestCase("callback_rules", "body = 'null'")]
    [TestCase("callbacks", "state = 'dreaming'")]
    [TestCase("campaigns", "mode = 'warp'")]
    [TestCase("campaigns", "script = '['")]
    [TestCase("leads", "bar = 'unheard of'")]
    [TestCase("leads", "fields = '[1]'")]
    [TestCase("users", "telephone = 'horn'")]
    [TestCase("users", "skills = ''")]
    [TestCase("users", "skills = 'null'")]
    [TestCase("probes", "id = 'x'")]
    [TestCase("mail_rules", "trigger_kind = 'fullMoon'")]
    [TestCase("mails", "state = 'lost'")]
    [TestCase("queues", "rules = '{'")]
    [TestCase("queues", "service_level_formula = 'mine'")]
    [TestCase("trunks", "body = '{\"Port\":\"x\"}'")]
    [TestCase("customers", "contracts = 'none'")]
    public async Task OneRow_IsLeftOut(string table, string damage)
    {
        await FillAsync();
        Assert.That(await CountAsync(table), Is.EqualTo(2), "before");
        await DamageAsync(table, damage);
        Assert.That(await CountAsync(table), Is.EqualTo(1), "after");
    }

    private Task DamageAsync(string table, string damage)
    {
        var first = table switch { "users" => "user_name = 'a'", "queue_targets" or "callback_rules" => "queue = 'a'", _ when HasNames(table) => "name = 'a'", _ => null };
        return Db.WriteAsync(c =>
        {
            var where = first ?? $"id = '{c.QueryFirst<string>($"SELECT id FROM {table} ORDER BY id")}'";
            Assert.That(c.Execute($"UPDATE {table} SET {damage} WHERE {where}"), Is.EqualTo(1));
        });
    }

    /// <summary>SQLite keeps any text in any column; PostgreSQL does not.</summary>
    [TestCase("probes", "every_minutes = 'often'")]
    [TestCase("queues", "ring_seconds = 'long'")]
    [TestCase("users", "roles = 'boss'")]
    [TestCase("campaigns", "ratio = 'much'")]
    public async Task OneRow_WithAWordForANumber_IsLeftOut(string table, string damage)
    {
        if (_kind == DatabaseKind.Sqlite)
        {
            await OneRow_IsLeftOut(table, damage);
        }
        else
        {
            Assert.That(() => DamageAsync(table, damage), Throws.InstanceOf<InvalidDataException>().Or.InstanceOf<System.Data.Common.DbException>());
        }
    }

    [Test]
    public async Task Row_IsToldOnce()
    {
        var log = LogLines.Problems();
        var rows = new RowReader(log);
        for (var i = 0; i < 2; i++)
        {
            Assert.That(await Db.ReadAsync(c => rows.Read<(string Row, string Id), Guid>(c, "things", "SELECT 'row 7', 'no id'", row => Guid.Parse(row.Id))), Is.Empty);
        }

        Assert.That(log.Lines, Has.Length.EqualTo(1).And.All.StartsWith("Warning: Row row 7 of table things cannot be read and is left out: "));
    }

    private static bool HasNames(string table) => table is "probes" or "queues" or "trunks" or "campaigns" or "customers";

    private async Task FillAsync()
    {
        await new CampaignStore(Db).AddAsync(Spring);
        var (saved, report) = (new SavedReportStore(Db), new SavedReport(Guid.CreateVersion7(), "r", "sam", ""));
        await saved.AddAsync(report);
        await new TargetStore(Db).SetAsync([new QueueTarget("a", TargetFigure.AverageWait, ReportGrouping.Day, 1), new QueueTarget("b", TargetFigure.AverageWait, ReportGrouping.Day, 1)]);
        foreach (var name in new[] { "a", "b" })
        {
            await new ReportMailingStore(Db).PutAsync(new ReportMailing(Guid.CreateVersion7(), report.Id, new ReportTimes(ReportRhythm.Daily, null, new TimeOnly(8, 0),
                TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin")), [], ReportFormat.Csv, "en", "sam", Now));
            await new CallbackRuleStore(Db).PutAsync(new CallbackRules(name) { Version = 1 });
            await new CallbackStore(Db).AddAsync(new Callback(Guid.CreateVersion7(), "+49" + name, null, null, null, TicketSource.Web, CallbackState.Waiting, Now, null, null, null, null));
            await new CampaignStore(Db).AddAsync(Spring with { Id = Guid.CreateVersion7(), Name = name });
            await new LeadStore(Db).AddAsync(Spring.Id, [new Lead(Guid.CreateVersion7(), Spring.Id, "+49" + name, null, null, 0)]);
            await new UserStore(Db).AddAsync(new UserProfile(name, name, Roles.Agent, new Dictionary<string, int>(), []), new UserSecrets(null, null, null));
            await new ProbeStore(Db).PutAsync(new Probe(Guid.CreateVersion7(), name, "s", 5));
            await new MailStore(Db).PutAsync(new MailRule(Guid.CreateVersion7(), MailTrigger.TicketClosed, "solved", null, null, Now));
            await new MailStore(Db).AddAsync(new OutMail(Guid.CreateVersion7(), "a@b", "s", "b", "ann", Now, Now));
            await new QueueStore(Db).AddAsync(new QueueConfig(name));
            await new TrunkStore(Db).AddAsync(new TrunkSettings(name));
            await new CustomerStore(Db).SaveAsync(new Customer(Guid.CreateVersion7(), name, ["+49301"]));
        }
    }

    private async Task<int> CountAsync(string table) => table switch
    {
        "report_mailings" => (await new ReportMailingStore(Db).ListAsync()).Count,
        "queue_targets" => (await new TargetStore(Db).ListAsync()).Count,
        "callback_rules" => (await new CallbackRuleStore(Db).ListAsync()).Count,
        "callbacks" => (await new CallbackStore(Db).ListAsync(new CallbackQuery())).Count,
        "campaigns" => (await new CampaignStore(Db).ListAsync()).Count,
        "leads" => (await new LeadStore(Db).DueAsync(Spring.Id, Now, 10)).Count,
        "users" => (await new UserStore(Db).ListAsync()).Count,
        "probes" => (await new ProbeStore(Db).ListAsync()).Count,
        "mail_rules" => (await new MailStore(Db).RulesAsync()).Count,
        "mails" => (await new MailStore(Db).ListAsync(null, null, 10)).Count,
        "queues" => (await new QueueStore(Db).ListAsync()).Count,
        "trunks" => (await new TrunkStore(Db).ListAsync()).Count,
        _ => (await new CustomerStore(Db).FindByNumberAsync("+49301")).Count,
    };
}
