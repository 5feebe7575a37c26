using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using CallCenter.CallModel.Health;
using CallCenter.CallModel.Mail;
using CallCenter.CallModel.Probing;
using CallCenter.CallModel.Speech;
using CallCenter.CtiServer.Options;
using CallCenter.CtiServer.Probing;
using CallCenter.CtiServer.Tests.Support;
using CallCenter.ServiceDesk.Webhooks;
using CallCenter.Storage.Database;
using CallCenter.Storage.Probing;
using CallCenter.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.CtiServer.Tests.Probing;

/// <summary>Probes at their times, over a telephone side that answers, or does not.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ProbeServiceTests : IDisposable
{
    private const string Secret = "a secret of the company";
    private const string Script = "probe: menu\ncall: { to: \"1000\", by: trunk }\nsteps:\n  - { press: \"1\" }\n  - { press: \"2#\" }\n";

    private readonly TemporaryFolder _folder = new();
    private readonly ManualTimeProvider _time = new();
    private readonly JumpingTime _clock;
    private readonly FakeTelephony _telephony = new();
    private readonly Letters _letters = new();
    private readonly Pager _pager = new();
    private readonly Db _db;
    private readonly ProbeService _service;

    public ProbeServiceTests()
    {
        _db = Db.Open(_folder.Path);
        _clock = new JumpingTime(_time);
        var settings = new ProbeSettings("boss@example.org", new Uri("https://pager.example.org/alarm"), Secret);
        var alarm = new ProbeAlarm(_letters, new HttpClient(_pager), settings, _clock, NullLogger<ProbeAlarm>.Instance);
        _service = new ProbeService(new ProbeStore(_db), new Deaf(), new FakeVoices(), _telephony, alarm, _clock, NullLogger<ProbeService>.Instance);
    }

    public void Dispose()
    {
        _service.Dispose();
        _db.Dispose();
        _folder.Dispose();
    }

    [Test]
    public async Task Probe_CallsEverySoManyMinutes_AndTheAlarmComesAndGoes()
    {
        var (probe, _) = await _service.PutAsync(new Probe(Guid.Empty, " menu ", Script, 10));
        Assert.That(probe!.Name, Is.EqualTo("menu"));
        await _service.StartAsync(CancellationToken.None);
        await PassUntilAsync(async () => (await _service.RunsAsync(probe.Id, 9)).Count == 1);
        var failed = (await _service.ListAsync()).Single().Last!;
        Assert.That((failed.IsGood, failed.Steps.Single().Seen), Is.EqualTo((false, "not answered: Busy")));
        Assert.That(_service.Check(), Has.Property("State").EqualTo(PartState.Degraded).And.Property("Detail").EqualTo("menu: press 1 – not answered: Busy"));

        var leg = new FakeCallLeg(_time);
        await leg.AnswerAsync();
        _telephony.Outcome = new DialOutcome.Answered(leg);
        await PassUntilAsync(async () => (await _service.RunsAsync(probe.Id, 9)).Count == 2);
        var good = (await _service.RunsAsync(probe.Id, 1)).Single();
        Assert.That((good.IsGood, good.At - failed.At >= TimeSpan.FromMinutes(10), good.Steps.Select(step => step.Step)), Is.EqualTo((true, true, new[] { "press 1", "press 2#" })));
        Assert.That(_service.Check().State, Is.EqualTo(PartState.Ok));
        await Until.TrueAsync(() => _letters.Subjects.Count == 2);
        Assert.That(_letters.Subjects, Is.EqualTo(new[] { "Probe \"menu\" failed", "Probe \"menu\" is well again" }));
        await PassUntilAsync(() => Task.FromResult(_pager.Taken.Count == 2));
        Assert.That(_pager.Taken.Select(message => (message["type"]!.GetValue<string>(), message["probe"]!.GetValue<string>(), message["why"]!.GetValue<string>())),
            Is.EqualTo(new[] { ("probeFailed", "menu", "press 1 – not answered: Busy"), ("probeWell", "menu", "") }), "in their order, though the first was not taken at once");

        // it turns bad again, and as bad as before is no news
        _telephony.Outcome = new DialOutcome.Refused(new CallEnd(CallResult.NotConnected, EndReason.Busy, 486));
        await PassUntilAsync(async () => (await _service.RunsAsync(probe.Id, 9)).Count == 5);
        Assert.That((_letters.Subjects.Count, _pager.Taken.Count), Is.EqualTo((3, 3)));
        await _service.StopAsync(CancellationToken.None);
    }

    [Test]
    public async Task Clock_SetBackByADay_TheProbeGoesOn()
    {
        var (probe, _) = await _service.PutAsync(new Probe(Guid.Empty, "menu", Script, 10));
        await _service.StartAsync(CancellationToken.None);
        await PassUntilAsync(async () => (await _service.RunsAsync(probe!.Id, 9)).Count == 1);
        _clock.Jump(TimeSpan.FromDays(-1));
        var start = _time.GetUtcNow();
        await PassUntilAsync(async () => (await _service.RunsAsync(probe!.Id, 9)).Count == 2);
        Assert.That(_time.GetUtcNow() - start, Is.LessThan(TimeSpan.FromHours(1)));
        await _service.StopAsync(CancellationToken.None);
    }

    [Test]
    public async Task Probe_ThatIsWrong_IsRefusedWithItsLine_AndOneThatCannotHearSaysSo()
    {
        var (_, faults) = await _service.PutAsync(new Probe(Guid.Empty, "", "probe: x\ncall: { to: \"1\" }\nsteps:\n  - { shout: a }", -1));
        Assert.That(faults.Select(fault => (fault.Field, fault.Text)), Is.EqualTo(new[]
        {
            ("name", "1 to 100 characters"), ("everyMinutes", faults[1].Text), ("script", "line 4: a step is one of hear, say, press, wait, ends"),
        }));
        Assert.That((await _service.PutAsync(new Probe(Guid.NewGuid(), "x", Script, 0))).Faults, Is.Empty, "there is none with this id");

        var (probe, _) = await _service.PutAsync(new Probe(Guid.Empty, "ear", "probe: x\ncall: { to: \"1\" }\nsteps:\n  - { hear: a }", 0));
        Assert.That((await _service.PutAsync(new Probe(Guid.Empty, "ear", Script, 0))).Faults.Single().Code, Is.EqualTo(FaultCode.Taken));
        Assert.That((await _service.PutAsync(probe! with { EveryMinutes = 5 }, 1)).Probe!.Version, Is.EqualTo(2));
        Assert.That((await _service.PutAsync(probe! with { Enabled = false }, 1)).Faults.Single().Code, Is.EqualTo(FaultCode.Changed), "somebody else was faster");
        await _service.StartAsync(CancellationToken.None);
        await _service.CallNowAsync(probe!.Id);
        await PassUntilAsync(async () => (await _service.RunsAsync(probe.Id, 9)).Count == 1);
        Assert.That((await _service.RunsAsync(probe.Id, 9))[0].Steps.Single().Seen, Does.StartWith("nothing can be understood in en"));
        Assert.That((await _service.DeleteAsync(probe.Id), await _service.CallNowAsync(probe.Id)), Is.EqualTo((true, false)));
        await _service.StopAsync(CancellationToken.None);
    }

    [Test]
    public async Task Probe_CallsAtItsTimes_OnTheClockOfItsZone()
    {
        Assert.That((await _service.PutAsync(new Probe(Guid.Empty, "x", Script, 0) { Cron = "@every_second" })).Faults.Single().Code, Is.EqualTo(FaultCode.NotCron));
        Assert.That((await _service.PutAsync(new Probe(Guid.Empty, "x", Script, 0) { Cron = "61 * * * *" })).Faults.Single().Code, Is.EqualTo(FaultCode.NotCron));
        Assert.That((await _service.PutAsync(new Probe(Guid.Empty, "x", Script, 0) { Cron = "0 8 * * *", Zone = "../etc/passwd" })).Faults.Single().Field, Is.EqualTo("zone"));
        var (probe, _) = await _service.PutAsync(new Probe(Guid.Empty, "menu", Script, 1) { Cron = " 30 8 * * * ", Zone = "Asia/Shanghai" });
        await _service.StartAsync(CancellationToken.None);
        await PassUntilAsync(async () => (await _service.RunsAsync(probe!.Id, 9)).Count == 1, TimeSpan.FromMinutes(1));
        Assert.That((await _service.RunsAsync(probe!.Id, 9)).Single().At, Is.GreaterThanOrEqualTo(new DateTimeOffset(2026, 1, 6, 0, 30, 0, TimeSpan.Zero)), "not every minute");
        await _service.StopAsync(CancellationToken.None);
    }

    private Task PassUntilAsync(Func<Task<bool>> condition, TimeSpan step) => Until.TrueAsync(() =>
    {
        _time.Advance(step);
        return condition();
    });

    private Task PassUntilAsync(Func<Task<bool>> condition) => Until.TrueAsync(() =>
    {
        _time.Advance(TimeSpan.FromSeconds(5));
        return condition();
    });

    /// <summary>A receiver that proves what it gets, and does not take the first try.</summary>
    private sealed class Pager : HttpMessageHandler
    {
        private int _tries;

        public List<JsonNode> Taken { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
            var time = long.Parse(request.Headers.GetValues(WebhookSignature.TimeHeader).Single(), CultureInfo.InvariantCulture);
            var signed = request.Headers.GetValues(WebhookSignature.Header).Single() == WebhookSignature.Of(Secret, time, body);
            if (++_tries == 1 || !signed)
            {
                return new HttpResponseMessage(HttpStatusCode.ServiceUnavailable);
            }

            Taken.Add(JsonNode.Parse(body)!);
            return new HttpResponseMessage(HttpStatusCode.NoContent);
        }
    }

    /// <summary>No recogniser at all.</summary>
    private sealed class Deaf : ISpeechRecognition
    {
        public NoAsr? WhyNoAsr(string language) => new(default);

        public IListening? TryListen(ListenRequest request, out NoAsr? why)
        {
            why = new NoAsr(default);
            return null;
        }
    }

    private sealed class Letters : IMailDesk
    {
        public List<string> Subjects { get; } = [];

        public MailStatus Status => new(null, null, null);

        public Task<(OutMail? Mail, FieldFault? Error)> SendAsync(MailDraft letter, Guid? ticket, bool print, string by, CancellationToken ct = default)
        {
            Subjects.Add(letter.Subject);
            return Task.FromResult<(OutMail?, FieldFault?)>((null, null));
        }

        public Task<IReadOnlyList<MailTemplate>> TemplatesAsync(CancellationToken ct = default) => throw new NotSupportedException();

        public Task<(MailTemplate? Template, FieldFault? Error)> PutAsync(MailTemplate template, int? seen = null, CancellationToken ct = default) => throw new NotSupportedException();

        public Task<(bool Deleted, FieldFault? Error)> DeleteTemplateAsync(string name, CancellationToken ct = default) => throw new NotSupportedException();

        public Task<IReadOnlyList<MailRule>> RulesAsync(CancellationToken ct = default) => throw new NotSupportedException();

        public Task<(MailRule? Rule, FieldFault? Error)> PutAsync(MailRule rule, int? seen = null, CancellationToken ct = default) => throw new NotSupportedException();

        public Task<bool> DeleteRuleAsync(Guid id, CancellationToken ct = default) => throw new NotSupportedException();

        public Task<MailDraft?> DraftAsync(Ticket ticket, string template, string agent, CancellationToken ct = default) => throw new NotSupportedException();

        public Task<bool> SendAsync(MailDraft letter, string cause, MailFile file, string by, CancellationToken ct = default) => throw new NotSupportedException();

        public FieldFault? CheckAddress(string field, string address) => throw new NotSupportedException();

        public Task<IReadOnlyList<OutMail>> AboutAsync(string cause, CancellationToken ct = default) => throw new NotSupportedException();

        public Task<bool> RetryAsync(Guid id, CancellationToken ct = default) => throw new NotSupportedException();

        public Task<IReadOnlyList<OutMail>> ListAsync(MailState? state, Guid? ticket, int limit, CancellationToken ct = default) => throw new NotSupportedException();

        public Task<string?> TryAsync(string address, CancellationToken ct = default) => throw new NotSupportedException();
    }
}
