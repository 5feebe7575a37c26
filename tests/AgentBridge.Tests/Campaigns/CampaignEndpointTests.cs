using System.Text;
using CallCenter.AgentBridge.Campaigns;
using CallCenter.AgentBridge.Tests.Fakes;

namespace CallCenter.AgentBridge.Tests.Campaigns;

internal sealed class CampaignEndpointTests : HostFixture
{
    private const string Path = "/api/v1/campaigns";

    [SetUp]
    public void Forget()
    {
        Host.Campaigns.Campaigns.Clear();
        Host.Campaigns.Numbers.Clear();
    }

    [Test]
    public async Task Campaign_IsMadeShownStartedAndWatched()
    {
        var (status, made) = await Supervisor.SendAsync("POST", Path,
            """{"name":"spring","queue":"support","mode":"power","policy":"neutral","seller":"Acme","callerNumber":"+4930123456","ratio":2.5}""");
        Assert.That(status, Is.EqualTo(201));
        Assert.That((made.Text("mode"), made.Text("state"), made!["ratio"]!.GetValue<double>()), Is.EqualTo(("power", "stopped", 2.5)));

        var one = $"{Path}/{made.Text("id")}";
        var (_, running) = await Supervisor.SendAsync("PUT", $"{one}/state", """{"state":"running"}""");
        Assert.That(running.Text("state"), Is.EqualTo("running"));
        var listed = (await Supervisor.GetJsonAsync(Path)).AsArray().Single();
        Assert.That(listed!["leads"]!["results"]!["noAnswer"]!.GetValue<int>(), Is.EqualTo(2));
        var live = await Supervisor.GetJsonAsync($"{one}/live");
        Assert.That((live.Text("why"), live["windows"]![0]!["limit"]!.GetValue<double>()), Is.EqualTo(("riskReached", 0.03)));
        Assert.That((await Supervisor.GetJsonAsync($"{one}/leads?state=waiting"))[0].Text("number"), Is.EqualTo("+4930555001"));
        Assert.That((await Supervisor.GetJsonAsync($"{Path}/policies"))[0].Text("name"), Is.EqualTo("neutral"));
    }

    [Test]
    public async Task Change_OfAnOldVersion_Is409WithTheNewOne()
    {
        var (_, made) = await Supervisor.SendAsync("POST", Path, """{"name":"spring"}""");
        var one = $"{Path}/{made.Text("id")}";
        var version = made!["version"]!.GetValue<int>();
        Assert.That((await Supervisor.SendAsync("PUT", one, $$"""{"name":"summer","version":{{version}}}""")).Status, Is.EqualTo(200));
        var (status, problem) = await Supervisor.SendAsync("PUT", one, $$"""{"name":"autumn","version":{{version}}}""");
        Assert.That((status, problem.Text("code"), problem!["current"].Text("name")), Is.EqualTo((409, "version", "summer")));
        Assert.That((await Supervisor.SendAsync("PUT", one, """{"name":"winter"}""")).Status, Is.EqualTo(200), "who names no version has the last word");
    }

    [Test]
    public async Task Lead_IsChangedByHand_AndCustomersBecomeLeads()
    {
        var (_, made) = await Supervisor.SendAsync("POST", Path, """{"name":"spring","mode":"announcement","message":"Hello","agentKey":"0","dispositions":[{"code":"ok","label":"Ok","key":"1"}]}""");
        Assert.That((made.Text("message"), made.Text("agentKey"), made!["dispositions"]![0].Text("key")), Is.EqualTo(("Hello", "0", "1")));
        var lead = $"{Path}/{made.Text("id")}/leads/{Guid.NewGuid()}";
        var (status, _) = await Supervisor.SendAsync("PATCH", lead, """{"name":"Ann","resetAttempts":true}""");
        Assert.That((status, Host.Campaigns.LeadChanged), Is.EqualTo((200, ((LeadChange, string)?)(new LeadChange(Name: "Ann", ResetAttempts: true), "sam"))));
        Assert.That((await Supervisor.SendAsync("PATCH", lead, """{"number":"x"}""")).Status, Is.EqualTo(400));
        Assert.That((await Agent.SendAsync("PATCH", lead, "{}")).Status, Is.EqualTo(403));

        await Supervisor.SendAsync("POST", "/api/v1/customers", """{"name":"Gold","numbers":["030 9001"],"valueClass":"A"}""");
        Assert.That((await Supervisor.SendAsync("POST", $"{Path}/{made.Text("id")}/leads/customers?try=true", """{"valueClasses":["A"]}""")).Status, Is.EqualTo(200));
        Assert.That((Host.Campaigns.Imported!.Split('\n')[0], Host.Campaigns.Imported, Host.Campaigns.Tried), Is.EqualTo(("number,name,class,company,email,language,customer", Host.Campaigns.Imported, true)));
        Assert.That(Host.Campaigns.Imported, Does.Contain("Gold,A,"));
        Assert.That((await Supervisor.SendAsync("POST", $"{Path}/{made.Text("id")}/leads/customers", """{"valueClasses":["Z"]}""")).Status, Is.EqualTo(400));
    }

    [Test]
    public async Task List_IsImportedAsCsv_WithAReport()
    {
        var (_, made) = await Supervisor.SendAsync("POST", Path, """{"name":"spring"}""");
        using var body = new StringContent("number\n+4930555001\nx\n", Encoding.UTF8, "text/csv");
        using var answer = await Supervisor.PostAsync($"{Path}/{made.Text("id")}/leads", body);
        var report = await answer.JsonAsync();
        Assert.That((int)answer.StatusCode, Is.EqualTo(200));
        Assert.That((report["rejections"]![0]!["row"]!.GetValue<int>(), report["rejections"]![0]!["fault"].Text("code")), Is.EqualTo((3, "notPhone")));
        Assert.That(Host.Campaigns.Imported, Is.EqualTo("number\n+4930555001\nx"));

        using var wrong = new StringContent("{}", Encoding.UTF8, "application/json");
        using var refused = await Supervisor.PostAsync($"{Path}/{made.Text("id")}/leads", wrong);
        Assert.That((int)refused.StatusCode, Is.EqualTo(415));
    }

    [Test]
    public async Task List_IsImportedFromAWorkbook_ByItsOwnColumns()
    {
        var (_, made) = await Supervisor.SendAsync("POST", Path, """{"name":"spring"}""");
        var workbook = ExcelFile.Of([["Telefon", "Kunde", "Umsatz"], ["+4930555001", "王 & Co", 12.5], [4930555002L, null, 7], [null, null, null]]);
        var preview = await (await PostAsync($"{Path}/columns", workbook)).JsonAsync();
        Assert.That(preview["columns"]!.AsArray().Select(c => c!.GetValue<string>()), Is.EqualTo((string[])["Telefon", "Kunde", "Umsatz"]));
        Assert.That(preview["rows"]!.AsArray().Count, Is.EqualTo(2));

        using var answer = await PostAsync($"{Path}/{made.Text("id")}/leads?number=Telefon&name=Kunde&try=true", workbook);
        Assert.That((int)answer.StatusCode, Is.EqualTo(200));
        Assert.That(Host.Campaigns.Imported, Is.EqualTo("Telefon,Kunde,Umsatz\n+4930555001,王 & Co,12.5\n4930555002,,7"));
        Assert.That((Host.Campaigns.Columns, Host.Campaigns.Tried), Is.EqualTo((new LeadColumns("Telefon", "Kunde"), true)));

        using var damaged = await PostAsync($"{Path}/columns", workbook[..^40]);
        Assert.That(((int)damaged.StatusCode, (await damaged.JsonAsync())["faults"]![0].Text("field")), Is.EqualTo((400, "file")));
    }

    [Test]
    public void Workbook_DamagedAnywhere_IsAValue()
    {
        var workbook = ExcelFile.Of([["number", "name"], ["+4930555001", "Ann"]]);
        var random = new Random(1);
        for (var round = 0; round < 300; round++)
        {
            var damaged = (byte[])workbook.Clone();
            for (var hit = 0; hit < 4; hit++)
            {
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            }

            Assert.DoesNotThrow(() => Workbook.Read(new MemoryStream(damaged)));
        }
    }

    [Test]
    public void TenThousandRows_AreReadFromAWorkbookWithinASecond()
    {
        var workbook = ExcelFile.Of(Enumerable.Range(0, 10_001).Select(row => row == 0 ? new object?[] { "number", "name", "city" } : [$"+4930{5_000_000 + row}", $"Person {row}", "Berlin"]));
        var begun = Environment.CpuUsage.TotalTime;
        var rows = Workbook.Read(new MemoryStream(workbook));
        var took = Environment.CpuUsage.TotalTime - begun;
        TestContext.Out.WriteLine($"10,000 rows of a workbook in {took.TotalSeconds:0.00} s of one core");
        Assert.That(rows!.Count, Is.EqualTo(10_001));
        Assert.That(took, Is.LessThan(TimeSpan.FromSeconds(5)));
    }

    [Test]
    public async Task Start_IsCheckedBefore_AndResultsAreBrokenDown()
    {
        var (_, made) = await Supervisor.SendAsync("POST", Path,
            """{"name":"spring","startsAt":"2026-12-01T08:00:00Z","dispositions":[{"code":"sold","label":"Sold"}],"script":[{"id":"hello","text":"Hello"}]}""");
        Assert.That((made.Text("startsAt"), made!["dispositions"]![0].Text("code"), made["script"]![0].Text("text")), Is.EqualTo(("2026-12-01T08:00:00.000Z", "sold", "Hello")));
        var one = $"{Path}/{made.Text("id")}";
        var check = await Supervisor.GetJsonAsync($"{one}/check");
        Assert.That((check["waiting"]!.GetValue<int>(), check["bars"]!["doNotCall"]!.GetValue<int>()), Is.EqualTo((3, 1)));
        Assert.That((await Supervisor.GetJsonAsync($"{one}/outcomes"))[0].Text("group"), Is.EqualTo("Berlin"));
        Assert.That((await Supervisor.GetJsonAsync($"{one}/outcomes?by=class"))[0].Text("group"), Is.EqualTo("A"));
        await Supervisor.SendAsync("PUT", $"{one}/state", """{"state":"running"}""");
        Assert.That((await Supervisor.GetJsonAsync($"{Path}/live")).AsArray().Count, Is.EqualTo(1));
    }

    [Test]
    public async Task CallAtHand_HasItsScript_AndNobodyElses()
    {
        Assert.That((await Agent.SendAsync("GET", "/api/v1/desk/campaign")).Status, Is.EqualTo(204), "no call");
        Assert.That((await Agent.SendAsync("PUT", "/api/v1/desk/campaign/answers", "{}")).Status, Is.EqualTo(404));
        Assert.That((await Supervisor.SendAsync("GET", "/api/v1/desk/campaign")).Status, Is.EqualTo(403));
    }

    private async Task<HttpResponseMessage> PostAsync(string path, byte[] workbook)
    {
        using var body = new ByteArrayContent(workbook);
        body.Headers.ContentType = new("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        return await Supervisor.PostAsync(path, body);
    }

    [Test]
    public async Task WhatCannotBe_IsToldAtItsField()
    {
        var (status, problem) = await Supervisor.SendAsync("POST", Path, """{"queue":"support"}""");
        Assert.That((status, problem!["faults"]![0].Text("field")), Is.EqualTo((400, "name")));
        Assert.That((await Supervisor.SendAsync("PUT", $"{Path}/{Guid.CreateVersion7()}/state", """{"state":"running"}""")).Status, Is.EqualTo(404));
        Assert.That((await Supervisor.SendAsync("GET", $"{Path}/{Guid.CreateVersion7()}/live")).Status, Is.EqualTo(404));
        Assert.That((await Agent.SendAsync("GET", Path)).Status, Is.EqualTo(403));
        Assert.That((await Nobody.SendAsync("GET", Path)).Status, Is.EqualTo(401));
    }

    [Test]
    public async Task DoNotCall_AgentsMayAdd_SupervisorsTakeOff()
    {
        Assert.That((await Agent.SendAsync("POST", "/api/v1/donotcall", """{"number":"+4930555001","note":"asked"}""")).Status, Is.EqualTo(204));
        var entry = (await Supervisor.GetJsonAsync("/api/v1/donotcall?number=%2B4930")).AsArray().Single();
        Assert.That((entry.Text("number"), entry.Text("list"), entry.Text("by")), Is.EqualTo(("+4930555001", "own", "anna")));
        Assert.That((await Agent.SendAsync("DELETE", "/api/v1/donotcall/%2B4930555001")).Status, Is.EqualTo(403));
        Assert.That((await Supervisor.SendAsync("DELETE", "/api/v1/donotcall/%2B4930555001")).Status, Is.EqualTo(204));
        Assert.That((await Supervisor.SendAsync("DELETE", "/api/v1/donotcall?number=%2B4930555001")).Status, Is.EqualTo(404));
        using var numbers = new StringContent("+4930555002\n+4930555003\n", Encoding.UTF8, "text/plain");
        using var imported = await Supervisor.PostAsync("/api/v1/donotcall/numbers", numbers);
        Assert.That((await imported.JsonAsync())["taken"]!.GetValue<int>(), Is.EqualTo(2));
        Assert.That((await Supervisor.SendAsync("POST", "/api/v1/donotcall", "{}")).Status, Is.EqualTo(400));
    }
}
