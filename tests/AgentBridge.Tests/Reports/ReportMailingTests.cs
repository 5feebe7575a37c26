using System.Globalization;
using System.Text;
using CallCenter.AgentBridge.Reports;
using CallCenter.AgentBridge.Tests.Fakes;
using CallCenter.CallModel.Mail;

namespace CallCenter.AgentBridge.Tests.Reports;

/// <summary>Saved reports by e-mail.</summary>
internal sealed class ReportMailingTests
{
    // a Tuesday
    private static readonly DateTimeOffset Now = new(2026, 3, 10, 9, 0, 0, TimeSpan.Zero);

    [Test]
    public async Task Mailing_GoesOutAtItsTime_ToEachAddress_OfTheRangeAsOfThatTime()
    {
        await using var desk = await DeskAsync();
        var mailing = await desk.AddAsync("""{"rhythm":"weekly","day":2,"at":"18:00","zone":"Asia/Shanghai","addresses":["ann@example.org"," bob@example.org ","ann@example.org"],"format":"csv","language":"zh"}""");
        Assert.That((mailing.Text("nextAt"), mailing["lastAt"]), Is.EqualTo(("2026-03-10T10:00:00.000Z", (System.Text.Json.Nodes.JsonNode?)null)));
        await desk.Mailer.RunOnceAsync(default);
        Assert.That(desk.Host.Mail.Mails, Is.Empty, "not yet");

        desk.Time.Advance(TimeSpan.FromHours(1));
        await desk.Mailer.RunOnceAsync(default);
        await desk.Mailer.RunOnceAsync(default);
        var asked = desk.Host.Reports.Asked!;
        Assert.That((asked.From, asked.To, asked.Zone.Id), Is.EqualTo((At("2026-03-01T16:00:00Z"), At("2026-03-08T16:00:00Z"), "Asia/Shanghai")), "last week, from Monday, by its own clock");
        Assert.That(asked.By, Is.EqualTo(new[] { ReportGrouping.Day, ReportGrouping.Queue }));
        var letters = desk.Host.Mail.Mails;
        Assert.That(letters.Select(l => (l.Address, l.By)), Is.EqualTo(new[] { ("ann@example.org", "sam"), ("bob@example.org", "sam") }));
        Assert.That(letters[0].Subject, Is.EqualTo("Monday: 2026-03-02 – 2026-03-08"));
        Assert.That(letters[0].Body, Does.StartWith("进线汇总\n2026-03-02 – 2026-03-08, Asia/Shanghai\n\n").And.Contain(": 74%\n").And.Contain(": 0:24\n"));
        var file = desk.Host.Mail.Files[letters[0].Id];
        Assert.That((file.Name, file.Type), Is.EqualTo(("inbound-20260302-20260308.csv", "text/csv")));
        Assert.That(Encoding.UTF8.GetString(file.Content), Does.Contain("2026-03-02 00:00,2026-03-03 00:00,support,10,0,"));

        var listed = (await desk.Supervisor.GetJsonAsync("/api/v1/reports/mailings"))[0];
        Assert.That((listed.Text("lastAt"), listed!["letters"]!.AsArray().Count), Is.EqualTo(("2026-03-10T10:00:00.000Z", 2)));
    }

    [TestCase("pdf", "application/pdf", "%PDF Monday · 2026-03-02 – 2026-03-08\nFrom|To|Queue|Offered|")]
    [TestCase("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "PK")]
    public async Task Now_IsSentInItsFormat(string format, string type, string begins)
    {
        await using var desk = await DeskAsync();
        var mailing = await desk.AddAsync($$"""{"rhythm":"daily","at":"08:00","addresses":["ann@example.org"],"format":"{{format}}"}""");
        Assert.That((await desk.Supervisor.SendAsync("POST", $"/api/v1/reports/mailings/{mailing.Text("id")}/send")).Status, Is.EqualTo(204));
        var file = desk.Host.Mail.Files.Values.Single();
        Assert.That((file.Type, Encoding.UTF8.GetString(file.Content)[..begins.Length]), Is.EqualTo((type, begins)));
    }

    [Test]
    public async Task WhatCannotBeMade_IsSeen()
    {
        await using var desk = await DeskAsync();
        var mailing = await desk.AddAsync("""{"rhythm":"daily","at":"08:00","addresses":["ann@example.org"],"format":"pdf"}""");
        desk.Host.Mail.Trouble = "no font";
        var (status, problem) = await desk.Supervisor.SendAsync("POST", $"/api/v1/reports/mailings/{mailing.Text("id")}/send");
        Assert.That((status, problem.Text("code")), Is.EqualTo((409, "notMade")));
        Assert.That((await desk.Supervisor.GetJsonAsync("/api/v1/reports/mailings"))[0].Text("error"), Is.EqualTo("no font"));
        Assert.That(desk.Host.Mail.Mails, Is.Empty);
    }

    [TestCase("""{"rhythm":"weekly","at":"08:00","addresses":["a@b"]}""", "day")]
    [TestCase("""{"rhythm":"weekly","day":8,"at":"08:00","addresses":["a@b"]}""", "day")]
    [TestCase("""{"rhythm":"monthly","day":0,"at":"08:00","addresses":["a@b"]}""", "day")]
    [TestCase("""{"rhythm":"daily","at":"8","addresses":["a@b"]}""", "at")]
    [TestCase("""{"rhythm":"daily","at":"24:00","addresses":["a@b"]}""", "at")]
    [TestCase("""{"rhythm":"daily","at":"08:00","addresses":[" ",null]}""", "addresses")]
    [TestCase("""{"rhythm":"daily","at":"08:00","addresses":["ann"]}""", "addresses")]
    [TestCase("""{"rhythm":"daily","at":"08:00","addresses":["a@b"],"zone":"Mars/Olympus"}""", "zone")]
    [TestCase("""{"rhythm":"daily","at":"08:00","addresses":["a@b"],"zone":"../../../dev/null"}""", "zone")]
    [TestCase("""{"rhythm":"daily","at":"08:00","addresses":["a@b"],"language":"fr"}""", "language")]
    [TestCase("""{"at":"08:00","addresses":["a@b"]}""", "rhythm")]
    public async Task WhatCannotBe_IsNamedByItsField(string request, string field)
    {
        await using var desk = await DeskAsync();
        var (status, problem) = await desk.PostAsync(request);
        Assert.That((status, problem!["faults"]![0].Text("field")), Is.EqualTo((400, field)));
        Assert.That((await desk.Supervisor.SendAsync("POST", "/api/v1/reports/mailings", """{"rhythm":"daily","at":"08:00","addresses":["a@b"]}""")).Body!["faults"]![0].Text("field"),
            Is.EqualTo("report"));
    }

    [Test]
    public async Task Mailing_IsChangedByWhoMadeIt_AndItsReportStaysWhileItIsMailed()
    {
        await using var desk = await DeskAsync();
        var path = $"/api/v1/reports/mailings/{(await desk.AddAsync("""{"rhythm":"daily","at":"08:00","addresses":["a@b"]}""")).Text("id")}";
        await desk.Host.AddUserAsync("sue", "Sue Super", Roles.Supervisor);
        using var other = await desk.Host.ClientAsync("sue");
        using var agent = await desk.Host.ClientAsync("anna");
        using var admin = await desk.Host.ClientAsync("admin");
        Assert.That((await agent.SendAsync("GET", "/api/v1/reports/mailings")).Status, Is.EqualTo(403));
        Assert.That((await other.SendAsync("DELETE", path)).Status, Is.EqualTo(403));
        var (status, inUse) = await desk.Supervisor.SendAsync("DELETE", $"/api/v1/reports/saved/{desk.Report:N}");
        Assert.That((status, inUse.Text("code")), Is.EqualTo((409, "inUse")));

        desk.Time.Advance(TimeSpan.FromHours(1));
        var body = $$"""{"report":"{{desk.Report:N}}","rhythm":"daily","at":"09:30","addresses":["c@d"],"enabled":true}""";
        var (changed, after) = await admin.SendAsync("PUT", path, body);
        Assert.That((changed, after.Text("owner"), after.Text("nextAt")), Is.EqualTo((200, "sam", "2026-03-11T09:30:00.000Z")));
        var late = body.Replace("09:30", "10:30").Replace("\"enabled\":true", "\"version\":1");
        var (refused, problem) = await desk.Supervisor.SendAsync("PUT", path, late);
        Assert.That((refused, problem!["current"].Text("at"), problem["current"]!["version"]!.GetValue<int>()), Is.EqualTo((409, "09:30", 2)), "somebody else was faster");
        await desk.Mailer.RunOnceAsync(default);
        Assert.That(desk.Host.Mail.Mails, Is.Empty, "half past nine of today was not its time yet");
        Assert.That((await desk.Supervisor.SendAsync("DELETE", path)).Status, Is.EqualTo(204));
        Assert.That((await desk.Supervisor.SendAsync("PUT", path, body)).Status, Is.EqualTo(404));
        Assert.That((await desk.Supervisor.SendAsync("DELETE", $"/api/v1/reports/saved/{desk.Report:N}")).Status, Is.EqualTo(204));
    }

    [TestCase("range=yesterday", "2026-03-09", "2026-03-10")]
    [TestCase("range=thisWeek", "2026-03-09", "2026-03-11")]
    [TestCase("range=lastWeek", "2026-03-02", "2026-03-09")]
    [TestCase("range=thisMonth", "2026-03-01", "2026-03-11")]
    [TestCase("range=lastMonth", "2026-02-01", "2026-03-01")]
    [TestCase("range=last30", "2026-02-09", "2026-03-11")]
    [TestCase("range=custom&from=2026-01-01&to=2026-01-31", "2026-01-01", "2026-02-01")]
    [TestCase("range=custom&from=x", "2026-03-10", "2026-03-11")]
    [TestCase("", "2026-03-10", "2026-03-11")]
    public void Ranges_AreCountedFromTheMoment(string address, string from, string to)
    {
        var (query, _) = SavedQuestion.Read(address, TimeZoneInfo.Utc, Now, new ManualTimeProvider(Now));
        Assert.That((query!.From, query.To), Is.EqualTo((At(from + "T00:00:00Z"), At(to + "T00:00:00Z"))));
    }

    [Test]
    public void Question_HasTheRestOfItsAddress()
    {
        var (query, _) = SavedQuestion.Read("name=lost&by=none&group=agent&queue=support&number=%2B4930555&zone=Asia/Shanghai", TimeZoneInfo.Utc, Now, new ManualTimeProvider(Now));
        Assert.That((query!.Name, query.Queue, query.Number, query.Zone.Id), Is.EqualTo((ReportName.Lost, "support", "+4930555", "Asia/Shanghai")));
        Assert.That(query.By, Is.EqualTo(new[] { ReportGrouping.Agent }));
        Assert.That(SavedQuestion.Read("name=nothing", TimeZoneInfo.Utc, Now, new ManualTimeProvider(Now)).Faults[0].Field, Is.EqualTo("name"));
    }

    private static Task<MailingDesk> DeskAsync() => MailingDesk.StartAsync(new ManualTimeProvider(Now));

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
