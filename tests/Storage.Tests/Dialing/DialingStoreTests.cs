using CallCenter.Storage.Dialing;
using CallCenter.Testing;
using Dapper;

namespace CallCenter.Storage.Tests.Dialing;

[TestFixture(DatabaseKind.Sqlite), TestFixture(DatabaseKind.Postgres)]
internal sealed class DialingStoreTests : StoreTest
{
    private static readonly Campaign Spring = new(Guid.CreateVersion7(), "spring", "sales", PacingMode.Power, "uk", CampaignState.Paused, Now)
    {
        Seller = "Acme", CallerNumber = "+49800100", Language = "zh", RingSeconds = 30, Ratio = 2.5, MaxLines = 7, MaxAttempts = 4, BusyMinutes = 1,
        NoAnswerMinutes = 2, FailedMinutes = 3, Zone = "Europe/Berlin", StartsAt = Now, EndsAt = Now.AddDays(1),
        Dispositions = [new CampaignDisposition("sold", "Sold"), new CampaignDisposition("think", "Thinks it over", 60) { Key = "2" }],
        PreviewSeconds = 45, Message = "Hello {name}", AgentKey = "0",
        Script = [new ScriptPage("hello", "Hello {name}") { Fields = [new ScriptField("size", "How many?", true) { Choices = ["1", "2"] }], Branches = [new ScriptBranch("Yes", "hello")] }],
    };

    private readonly CampaignStore _campaigns;
    private readonly LeadStore _leads;
    private readonly DialRecords _records;
    private readonly DoNotCallStore _doNotCall;

    public DialingStoreTests(DatabaseKind kind) : base(kind) =>
        (_campaigns, _leads, _records, _doNotCall) = (new CampaignStore(Db), new LeadStore(Db), new DialRecords(Db), new DoNotCallStore(Db));

    [Test]
    public async Task Campaign_ComesBackAsSaved_AndKeepsItsNameToItself()
    {
        Assert.That(await _campaigns.AddAsync(Spring), Is.True);
        Assert.That(await _campaigns.GetAsync(Spring.Id), Is.EqualTo(Spring).UsingPropertiesComparer());
        var other = Spring with { Id = Guid.CreateVersion7() };
        Assert.That(await _campaigns.AddAsync(other), Is.False);
        Assert.That(await _campaigns.AddAsync(other with { Name = "autumn" }), Is.True);
        Assert.That(await _campaigns.UpdateAsync(other with { Version = 2 }), Is.False, "the name is another's");
        Assert.That(await _campaigns.SetStateAsync(Spring.Id, CampaignState.Running), Is.EqualTo(Spring with { State = CampaignState.Running }).UsingPropertiesComparer());
        var running = Spring with { State = CampaignState.Running, Ratio = 1, Version = 2 };
        Assert.That(await _campaigns.UpdateAsync(running with { State = CampaignState.Stopped }), Is.True);
        Assert.That(await _campaigns.UpdateAsync(running with { Ratio = 2 }), Is.False, "somebody was faster");
        Assert.That(await _campaigns.SetStateAsync(Guid.NewGuid(), CampaignState.Running), Is.Null);
        Assert.That(await _campaigns.ListAsync(), Is.EqualTo(new[] { other with { Name = "autumn" }, running }).UsingPropertiesComparer());
    }

    [Test]
    public async Task Lead_IsChangedByHand_UnlessItIsAnotherByNow()
    {
        await _campaigns.AddAsync(Spring);
        var (lead, other) = (Lead("+4930555001"), Lead("+4930555002"));
        await _leads.AddAsync(Spring.Id, [lead, other]);
        var after = lead with { Number = "+4930555009", Name = "王", Zone = "Asia/Shanghai", Priority = 3, State = LeadState.Skipped, Bar = DialBar.Excluded };
        Assert.That(await _leads.ChangeAsync(lead, after), Is.True);
        Assert.That(await _leads.GetAsync(lead.Id), Is.EqualTo(after).UsingPropertiesComparer());
        Assert.That(await _leads.ChangeAsync(lead, lead), Is.False, "it does not wait any more");
        Assert.That(await _leads.ChangeAsync(after, after with { Number = other.Number }), Is.False);
        Assert.That(await _leads.GetAsync(Guid.NewGuid()), Is.Null);
    }

    [Test]
    public async Task Leads_AreOnceInACampaign_AndDueByPriorityAndTime()
    {
        await _campaigns.AddAsync(Spring);
        var fields = new Dictionary<string, string> { ["city"] = "北京", ["tariff"] = "b" };
        var later = Lead("+4930555001") with { NextAt = Now.AddHours(1) };
        var first = Lead("+4930555002") with { Name = "Ann", Zone = "Europe/Paris", Fields = fields };
        var urgent = Lead("+4930555003") with { Priority = 5 };
        Assert.That(await _leads.AddAsync(Spring.Id, [later, first, urgent]), Is.Empty);
        Assert.That(await _leads.AddAsync(Spring.Id, [Lead("+4930555002"), Lead("+4930555004")]), Is.EquivalentTo(new[] { "+4930555002" }));

        var due = await _leads.DueAsync(Spring.Id, Now, 10);
        Assert.That(due.Select(lead => lead.Number), Is.EqualTo(new[] { "+4930555003", "+4930555002", "+4930555004" }));
        Assert.That(due[1], Is.EqualTo(first with { Fields = due[1].Fields, Answers = due[1].Answers }));
        Assert.That(due[1].Fields, Is.EqualTo(fields));
        Assert.That((await _leads.DueAsync(Spring.Id, Now.AddHours(2), 10)).Count, Is.EqualTo(4));
        Assert.That((await _leads.ListAsync(Spring.Id, null, 1, 2)).Select(lead => lead.Number), Is.EqualTo(new[] { "+4930555002", "+4930555003" }));
    }

    /// <summary>What is posted while a long list comes in does not wait for its end.</summary>
    [Test]
    public async Task LongLists_LetOthersWriteInBetween()
    {
        await _campaigns.AddAsync(Spring);
        var numbers = Enumerable.Range(0, 20_000).Select(i => $"+4930{i:0000000}").ToList();
        Task[] lists = [_leads.AddAsync(Spring.Id, [.. numbers.Select(Lead)]), _doNotCall.ReplaceAsync("uk-tps", numbers, Now)];
        await Db.WriteAsync(c => c.Execute("SELECT 1"));
        Assert.That(lists.Select(list => list.IsCompleted), Is.All.False);
        await Task.WhenAll(lists);
        Assert.That((await _leads.CountAsync(Spring.Id)).Waiting, Is.EqualTo(20_000));
        Assert.That((await _leads.AddAsync(Spring.Id, [Lead(numbers[0]), Lead(numbers[^1]), Lead("+49301")])).Count, Is.EqualTo(2));
        await _doNotCall.ReplaceAsync("uk-tps", [.. numbers.Skip(15_000), "+49302"], Now.AddHours(-1));
        Assert.That((await _doNotCall.ListsAsync()).Single(), Has.Property("Numbers").EqualTo(5001).And.Property("AsOf").EqualTo(Now.AddHours(-1)));
    }

    [Test]
    public async Task Finish_WithWhatWasSaid_IsOneStep()
    {
        await _campaigns.AddAsync(Spring);
        var lead = Lead("+4930555007");
        await _leads.AddAsync(Spring.Id, [lead]);
        var claimed = lead with { State = LeadState.Dialing, Attempts = 1, Call = CallId.New() };
        await _leads.ClaimAsync(claimed, Record(claimed, DialStep.Dialed, Now));
        var heard = claimed with { State = LeadState.Waiting, Result = DialResult.Heard, Disposition = "later", NextAt = Now.AddHours(1) };
        var ended = Record(heard, DialStep.Ended, Now.AddSeconds(20)) with { Result = DialResult.Heard, Answered = true };
        var said = Record(heard, DialStep.Disposed, Now.AddSeconds(20)) with { Disposition = "later" };
        Assert.That(await _leads.FinishAsync(heard with { Call = CallId.New() }, ended, said), Is.False, "another call's");
        Assert.That(await _leads.FinishAsync(heard, ended, said), Is.True);
        var stored = (await _leads.FindAsync(claimed.Call!.Value))!;
        Assert.That((stored.State, stored.Result, stored.Disposition, stored.NextAt), Is.EqualTo((LeadState.Waiting, DialResult.Heard, "later", Now.AddHours(1))));
        Assert.That(await _leads.FinishAsync(heard, ended, said), Is.False, "only once");
    }

    [Test]
    public async Task ClaimAndFinish_WriteSealedLines_AndTheHistoryOfTheNumber()
    {
        await _campaigns.AddAsync(Spring);
        var lead = Lead("+4930555001");
        await _leads.AddAsync(Spring.Id, [lead]);
        var claimed = lead with { State = LeadState.Dialing, Attempts = 1, Call = CallId.New() };
        Assert.That(await _leads.ClaimAsync(claimed, Record(claimed, DialStep.Dialed, Now)), Is.True);
        Assert.That(await _leads.ClaimAsync(claimed, Record(claimed, DialStep.Dialed, Now)), Is.False, "only once");
        Assert.That((await _leads.LeftDialingAsync()).Single().Call, Is.EqualTo(claimed.Call));

        var ended = claimed with { State = LeadState.Waiting, Result = DialResult.Abandoned, NextAt = Now.AddDays(3) };
        var record = Record(ended, DialStep.Ended, Now.AddSeconds(20)) with { Result = DialResult.Abandoned, Answered = true, Abandoned = true };
        Assert.That(await _leads.FinishAsync(ended with { Call = CallId.New() }, record), Is.False, "another call's");
        Assert.That(await _leads.FinishAsync(ended, record), Is.True);
        Assert.That((await _leads.FindAsync(claimed.Call!.Value))!.State, Is.EqualTo(LeadState.Waiting));
        await _leads.DisposeAsync(ended with { State = LeadState.Done }, Record(ended, DialStep.Disposed, Now.AddSeconds(30)) with { Disposition = Dispositions.Machine });

        var history = (await _records.HistoryAsync([lead.Number, "+4930555999"], Now.AddHours(1)))[lead.Number];
        Assert.That(history, Is.EqualTo(new NumberHistory(1, Now.AddSeconds(20))));
        Assert.That((await _records.HistoryAsync([lead.Number], Now.AddHours(25)))[lead.Number].Attempts, Is.Zero);
        Assert.That(await _records.CountAsync(Spring.Id, Now), Is.EqualTo(new AnswerCounts(1, 1, 1, 1)));
        Assert.That(await _records.CountAsync(Spring.Id, Now.AddDays(1)), Is.EqualTo(new AnswerCounts(0, 0, 0)));
        var counts = await _leads.CountAsync(Spring.Id);
        Assert.That((counts.Waiting, counts.Dialing, counts.Done, counts.Results[DialResult.Abandoned]), Is.EqualTo((0, 0, 1, 1)));

        var lines = await _records.ReadAsync(0, 10);
        Assert.That(lines.Select(line => line.Seq), Is.EqualTo(new[] { 1L, 2, 3 }));
        Assert.That(lines.Select(line => DialSeal.Read(line.Text).Step), Is.EqualTo(new[] { DialStep.Dialed, DialStep.Ended, DialStep.Disposed }));
        var seal = DialSeal.First;
        foreach (var line in lines)
        {
            seal = DialSeal.Of(seal, line.Text);
            Assert.That(line.Seal, Is.EqualTo(seal));
        }
    }

    [Test]
    public async Task PutOff_KeepsTheReason()
    {
        await _campaigns.AddAsync(Spring);
        var (late, never) = (Lead("+4930555001"), Lead("+4930555002"));
        await _leads.AddAsync(Spring.Id, [late, never]);
        await _leads.PutOffAsync([late with { NextAt = Now.AddHours(3), Bar = DialBar.OutsideHours }, never with { State = LeadState.Skipped, Bar = DialBar.DoNotCall }]);

        Assert.That(await _leads.DueAsync(Spring.Id, Now, 10), Is.Empty);
        var counts = await _leads.CountAsync(Spring.Id);
        Assert.That((counts.Waiting, counts.Skipped), Is.EqualTo((1, 1)));
        Assert.That(counts.Bars, Is.EquivalentTo(new Dictionary<DialBar, int> { [DialBar.OutsideHours] = 1, [DialBar.DoNotCall] = 1 }));
    }

    [Test]
    public async Task DoNotCall_OwnEntriesAndRegistries()
    {
        Assert.That(await _doNotCall.AddAsync([new DoNotCallEntry("+4930555001", DoNotCall.Own, Now, "sam", "asked twice")]), Is.EqualTo((string[])["+4930555001"]));
        Assert.That(await _doNotCall.AddAsync([new DoNotCallEntry("+4930555001", DoNotCall.Own, Now.AddDays(1))]), Is.Empty);
        await _doNotCall.ReplaceAsync("uk-tps", ["+447700900001", "+447700900002"], Now.AddDays(-1));
        await _doNotCall.ReplaceAsync("uk-tps", ["+447700900002"], Now);

        Assert.That(await _doNotCall.ListAsync("+4930", 10), Is.EqualTo(new[] { new DoNotCallEntry("+4930555001", DoNotCall.Own, Now, "sam", "asked twice") }));
        Assert.That(await _doNotCall.ListsAsync(), Is.EqualTo(new[] { new DoNotCallList(DoNotCall.Own, Now, 1), new DoNotCallList("uk-tps", Now, 1) }));
        var history = await _records.HistoryAsync(["+4930555001", "+447700900001", "+447700900002"], Now);
        Assert.That(history.ToDictionary(h => h.Key, h => h.Value.OnList), Is.EquivalentTo(new Dictionary<string, string?>
        {
            ["+4930555001"] = DoNotCall.Own, ["+447700900002"] = "uk-tps",
        }));
        await _doNotCall.ReplaceAsync("zz-both", ["+4930555001"], Now);
        Assert.That((await _records.HistoryAsync(["+4930555001"], Now))["+4930555001"].OnList, Is.EqualTo(DoNotCall.Own), "what was told to us counts for more than a registry");
        Assert.That(await _doNotCall.RemoveAsync("+447700900002"), Is.False, "a registry's");
        Assert.That(await _doNotCall.RemoveAsync("+4930555001"), Is.True);
    }

    private static Lead Lead(string number) => new(Guid.CreateVersion7(), Spring.Id, number);

    private static DialRecord Record(Lead lead, DialStep step, DateTimeOffset at) =>
        new(at, step, Spring.Id, lead.Id, lead.Call!.Value, lead.Number, "uk/1") { CallerNumber = Spring.CallerNumber, Seller = Spring.Seller, Mode = Spring.Mode };
}
