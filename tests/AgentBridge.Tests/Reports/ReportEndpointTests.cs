using System.IO.Compression;
using System.Net.Http.Headers;
using CallCenter.AgentBridge.Tests.Fakes;

namespace CallCenter.AgentBridge.Tests.Reports;

internal sealed class ReportEndpointTests : HostFixture
{
    private const string March = "/api/v1/reports/inbound?from=2026-03-01&to=2026-03-31&zone=Europe/Berlin&by=day,queue";

    [Test]
    public async Task Get_DatesAreOfTheZone_AndTheLastIsWhole()
    {
        Host.Reports.Table = Sample;
        var answer = await Supervisor.GetJsonAsync(March + "&queue=support&number=%2B4930555");
        var asked = Host.Reports.Asked!;
        Assert.Multiple(() =>
        {
            Assert.That((asked.From, asked.To), Is.EqualTo((At("2026-02-28T23:00:00Z"), At("2026-03-31T22:00:00Z"))));
            Assert.That((asked.Name, asked.Queue, asked.Number), Is.EqualTo((ReportName.Inbound, "support", "+4930555")));
            Assert.That(asked.By, Is.EqualTo(new[] { ReportGrouping.Day, ReportGrouping.Queue }));
            Assert.That(answer["columns"]!.AsArray().Select(c => c.Text("key")), Is.EqualTo(new[] { "offered", "serviceLevel", "averageWait" }));
            Assert.That(answer["rows"]![0]!["values"]!.ToJsonString(), Is.EqualTo("[12,0.75,null]"));
            Assert.That(answer["levels"]![0].Text("formula"), Is.EqualTo("allOffered"));
        });
    }

    [TestCase("nothing?from=2026-03-01", "name")]
    [TestCase("1?from=2026-03-01", "name")]
    [TestCase("inbound?from=yesterday", "from")]
    [TestCase("inbound?from=2026-03-02&to=2026-03-01", "to")]
    [TestCase("inbound?from=2020-03-02&to=2026-03-01", "to")]
    [TestCase("inbound?zone=Mars/Olympus", "zone")]
    [TestCase("inbound?by=day,hour", "by")]
    [TestCase("inbound?from=2026-01-01&to=2026-12-31&by=hour", "by")]
    [TestCase("inbound?campaign=x", "campaign")]
    [TestCase("inbound?format=pdf", "format")]
    public async Task Get_WhatCannotBe_IsNamedByItsField(string path, string field)
    {
        var (status, problem) = await Supervisor.SendAsync("GET", "/api/v1/reports/" + path);
        Assert.That((status, problem!["faults"]![0].Text("field")), Is.EqualTo((400, field)));
    }

    [Test]
    public async Task Get_AgentsMayNot() => Assert.That((await Agent.SendAsync("GET", March)).Status, Is.EqualTo(403));

    [Test]
    public async Task Csv_ByHeader_HasTheApisWords_AndByLanguageThePages()
    {
        Host.Reports.Table = Sample;
        Assert.That(await FileAsync("text/csv", March), Does.StartWith("start,end,queue,offered,serviceLevel,averageWait\r\n2026-03-01 00:00,2026-03-02 00:00,'=support,12,0.75,"));
        Assert.That(await FileAsync("text/csv", March + "&lang=zh"), Does.Contain("队列"));
    }

    [Test]
    public async Task Workbook_HoldsTheNumbersAsNumbers()
    {
        Host.Reports.Table = Sample;
        using var answer = await Supervisor.GetAsync(March + "&format=xlsx&lang=en");
        using var book = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        using var sheet = new StreamReader(book.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        var cells = await sheet.ReadToEndAsync();
        Assert.Multiple(() =>
        {
            Assert.That(answer.Content.Headers.ContentDisposition!.FileName, Is.EqualTo("inbound-20260301-20260331.xlsx"));
            Assert.That(cells, Does.Contain("<v>12</v>").And.Contain("<v>0.75</v>").And.Contain("Service level"));
        });
    }

    [Test]
    public async Task Calls_BehindAFigure_AreTheListedOnes()
    {
        var (id, now) = (CallId.New(), DateTimeOffset.UtcNow);
        var (record, events) = Samples.Call(id, now);
        Host.Calls.Calls[id] = (record, events);
        Host.Reports.Calls = [CallId.New(), id]; // one is no longer kept
        var calls = await Supervisor.GetJsonAsync("/api/v1/reports/inbound/calls?column=abandoned");
        Assert.That(calls.AsArray().Select(c => c.Text("id")), Is.EqualTo(new[] { id.ToString() }));
    }

    [Test]
    public async Task Saved_IsSeenByAll_AndDeletedByItsOwnerOrAnAdministrator()
    {
        var (status, saved) = await Supervisor.SendAsync("POST", "/api/v1/reports/saved", """{"name":" Monday ","address":"range=lastWeek&by=day"}""");
        var path = $"/api/v1/reports/saved/{saved.Text("id")}";
        Assert.That((status, saved.Text("name"), saved.Text("owner")), Is.EqualTo((201, "Monday", "sam")));
        Assert.That((await Admin.GetJsonAsync("/api/v1/reports/saved")).AsArray().Select(r => r.Text("address")), Does.Contain("range=lastWeek&by=day"));
        Assert.That((await Agent.SendAsync("DELETE", path)).Status, Is.EqualTo(403));
        Assert.That((await Admin.SendAsync("DELETE", path)).Status, Is.EqualTo(204));
        Assert.That((await Supervisor.SendAsync("DELETE", path)).Status, Is.EqualTo(404));
        Assert.That((await Supervisor.SendAsync("POST", "/api/v1/reports/saved", "{}")).Body!["faults"]!.AsArray(), Has.Count.EqualTo(2));
    }

    private async Task<string> FileAsync(string type, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(type));
        using var answer = await Supervisor.SendAsync(request);
        Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo(type));
        return (await answer.Content.ReadAsStringAsync()).TrimStart('\ufeff');
    }

    private static ReportTable Sample(ReportQuery query) => new(query,
        [new("offered", ReportUnit.Count, true), new("serviceLevel", ReportUnit.Share, false), new("averageWait", ReportUnit.Seconds, false)],
        [new(query.From, query.From.AddDays(1), "=support", null, null, null, [12, 0.75, null])], [12, 0.75, null],
        [new("support", ServiceLevelFormula.AllOffered, 20, 9, 12)]);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
