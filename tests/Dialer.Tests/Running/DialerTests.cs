using CallCenter.Dialer.Detection;
using CallCenter.Dialer.Tests.Detection;
using CallCenter.Dialer.Tests.Support;
using CallCenter.Testing;

namespace CallCenter.Dialer.Tests.Running;

[Parallelizable(ParallelScope.All), FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class DialerTests
{
    [Test]
    public async Task Progressive_DialsOneForEachIdleAgent_AfterItsRecordIsWritten()
    {
        await using var world = await DialerWorld.StartAsync();
        var campaign = await world.AddAsync(numbers: 20);
        await world.PassAsync(10);
        Assert.That(world.World.Placed, Is.Empty, "it was not started");

        await world.Dialer.SetStateAsync(campaign.Id, CampaignState.Running);
        await world.PassUntilAsync(() => world.World.Placed.Count == 4);
        await world.PassAsync(20);
        Assert.That(world.World.Placed.Count, Is.EqualTo(4));
        Assert.That((await world.RecordsAsync()).Select(r => (r.Step, r.Call)), Is.EquivalentTo(world.World.Placed.Select(call => (DialStep.Dialed, call.Id!.Value))));
        var live = await world.LiveAsync(campaign);
        Assert.That((live!.Ringing, live.Idle, live.Leads.Dialing, live.Why), Is.EqualTo((4, 4, 4, PacingReason.NoAgents)));

        // busy: the number waits, the next one rings
        world.End(world.World.Placed[0].Id!.Value, EndReason.Busy);
        await world.PassUntilAsync(() => world.World.Placed.Count == 5);
        var ended = (await world.RecordsAsync()).Single(r => r.Step == DialStep.Ended);
        Assert.That((ended.Result, ended.Answered, ended.Policy), Is.EqualTo((DialResult.Busy, false, "neutral/1")));
        Assert.That(world.World.Placed.Select(call => call.Number), Is.Unique);
    }

    [Test]
    public async Task TwoCampaigns_OfTheSameAgents_ShareThem()
    {
        await using var world = await DialerWorld.StartAsync();
        var spring = await world.AddAsync(numbers: 20);
        var autumn = await world.AddAsync(numbers: 20, name: "autumn", first: 10);
        await world.Dialer.SetStateAsync(spring.Id, CampaignState.Running);
        await world.Dialer.SetStateAsync(autumn.Id, CampaignState.Running);
        await world.PassUntilAsync(() => world.World.Placed.Count >= 4);
        await world.PassAsync(20);
        Assert.That(world.World.Placed.Count, Is.EqualTo(4));
    }

    [Test]
    public async Task StoppedCampaign_LeavesItsAgentsToTheOthers()
    {
        await using var world = await DialerWorld.StartAsync();
        var spring = await world.AddAsync(numbers: 8);
        await world.Dialer.SetStateAsync(spring.Id, CampaignState.Running);
        await world.PassUntilAsync(() => world.World.Placed.Count == 4);
        await world.PassAsync(1); // the four ringing numbers are on the floor
        await world.Dialer.SetStateAsync(spring.Id, CampaignState.Stopped);
        foreach (var call in world.World.Placed)
        {
            world.End(call.Id!.Value, EndReason.NoAnswer);
        }

        await Until.TrueAsync(async () => (await world.RecordsAsync()).Count(record => record.Step == DialStep.Ended) == 4);
        var autumn = await world.AddAsync(numbers: 8, name: "autumn", first: 10);
        await world.Dialer.SetStateAsync(autumn.Id, CampaignState.Running);
        await world.PassUntilAsync(() => world.World.Placed.Count == 8);
    }

    [Test]
    public async Task Answered_WithoutAgent_HearsTheMessage_IsOnTheListByKey_AndRests()
    {
        await using var world = await DialerWorld.StartAsync();
        var (campaign, call, leg) = await AnswerAsync(world);
        QueueRequest? request = null;
        world.World.Stay = asked =>
        {
            request = asked;
            return Task.FromResult<QueueOutcome>(new QueueOutcome.TimedOut());
        };

        var serving = ServeAsync(world, campaign, call, leg);
        await Until.TrueAsync(() => leg.Playbacks.Count == 1);
        Assert.That(request!.Within, Is.EqualTo(TimeSpan.FromSeconds(2)));
        Assert.That(world.Voices.TextOf(leg.Playbacks[0]), Does.StartWith("This is Acme.").And.Contain("030 123456"));
        leg.Press("9");
        await serving;
        world.End(call.Id!.Value, EndReason.FlowEnded);
        await Until.TrueAsync(async () => (await world.RecordsAsync()).Any(r => r.Step == DialStep.Ended));

        var ended = (await world.RecordsAsync()).Single(r => r.Step == DialStep.Ended);
        Assert.That((ended.Result, ended.Answered, ended.Abandoned, ended.Message), Is.EqualTo((DialResult.OptedOut, true, true, true)));
        Assert.That((await world.Ports.DoNotCall.ListAsync(null, 10)).Single().Number, Is.EqualTo(call.Number));
        var live = await world.LiveAsync(campaign);
        Assert.That(live!.Windows.Select(w => (w.Hours, w.Answered, w.Abandoned)), Is.EqualTo(new[] { (24.0, 1, 1), (720.0, 1, 1) }));
    }

    [Test]
    public async Task Answered_ByAMachine_IsEndedWhileAnAgentIsLookedFor_AndIsNobodysAbandonedCall()
    {
        await using var world = await DialerWorld.StartAsync(new DetectionOptions(On: true, Sample: 0));
        var (campaign, call, leg) = await AnswerAsync(world);
        world.World.Stay = async _ =>
        {
            await leg.Until(l => l.End is not null);
            return new QueueOutcome.Abandoned();
        };
        var serving = ServeAsync(world, campaign, call, leg);
        await leg.Until(l => l.Listeners == 1);
        leg.Speak(Sounds.Speech(4000));
        await serving;
        Assert.That(leg.End!.Reason, Is.EqualTo(EndReason.MachineAnswered));
        world.End(call.Id!.Value, EndReason.MachineAnswered);
        await Until.TrueAsync(async () => (await world.RecordsAsync()).Any(r => r.Step == DialStep.Ended));

        var ended = (await world.RecordsAsync()).Single(r => r.Step == DialStep.Ended);
        Assert.That((ended.Result, ended.Answered, ended.Abandoned), Is.EqualTo((DialResult.Machine, false, false)));
        Assert.That((await world.Ports.Leads.FindAsync(call.Id.Value))!.State, Is.EqualTo(LeadState.Waiting), "it is dialed again");
    }

    [Test]
    public async Task Answered_WithAgent_IsConnected_AndTheDispositionIsKept()
    {
        await using var world = await DialerWorld.StartAsync();
        var (campaign, call, leg) = await AnswerAsync(world);
        var over = new TaskCompletionSource<QueueOutcome>();
        world.World.Stay = _ => over.Task;
        var serving = ServeAsync(world, campaign, call, leg);
        await Until.TrueAsync(async () => (await world.LiveAsync(campaign))!.Waiting == 1);

        world.Journal.Append(new CallBridged { At = world.Time.GetUtcNow(), CallId = call.Id!.Value, Agent = "ann", Queue = "sales" });
        await Until.TrueAsync(async () => (await world.LiveAsync(campaign))!.Talking == 1);
        over.SetResult(new QueueOutcome.Served("ann"));
        await serving;
        world.End(call.Id.Value, EndReason.CalleeHungUp);
        await Until.TrueAsync(async () => (await world.RecordsAsync()).Any(r => r.Step == DialStep.Ended));
        world.Journal.Append(new WrapUpCompleted { At = world.Time.GetUtcNow(), Agent = "ann", CallId = call.Id.Value, Disposition = "sold" });
        await Until.TrueAsync(async () => (await world.RecordsAsync()).Any(r => r.Step == DialStep.Disposed));

        var records = (await world.RecordsAsync()).Where(r => r.Call == call.Id).ToList();
        Assert.That(records.Select(r => (r.Step, r.Result, r.Agent, r.Disposition)), Is.EqualTo(new (DialStep, DialResult?, string?, string?)[]
        {
            (DialStep.Dialed, null, null, null), (DialStep.Ended, DialResult.Connected, "ann", null), (DialStep.Disposed, null, "ann", "sold"),
        }));
        Assert.That((records[1].Abandoned, records[1].ConnectedAfterMs), Is.EqualTo((false, 0L)));
        Assert.That((await world.Ports.Leads.FindAsync(call.Id.Value))!.State, Is.EqualTo(LeadState.Done));
    }

    [Test]
    public async Task ServerGone_InTheMiddle_NoNumberTwiceNoneLost()
    {
        await using var world = await DialerWorld.StartAsync();
        var campaign = await world.AddAsync(numbers: 12);
        await world.Dialer.SetStateAsync(campaign.Id, CampaignState.Running);
        await world.PassUntilAsync(() => world.World.Placed.Count == 4);
        var (talked, unserved) = (world.World.Placed[0].Id!.Value, world.World.Placed[1].Id!.Value);
        world.Journal.Append(new CallArrived { At = world.Time.GetUtcNow(), CallId = talked, Direction = CallDirection.Outbound, From = "+4930123456", To = "+49305550000" });
        world.Journal.Append(new CallAnswered { At = world.Time.GetUtcNow(), CallId = talked });
        world.Journal.Append(new CallBridged { At = world.Time.GetUtcNow(), CallId = talked, Agent = "ann" });
        world.Journal.Append(new CallArrived { At = world.Time.GetUtcNow(), CallId = unserved, Direction = CallDirection.Outbound, From = "+4930123456", To = "+49305550001" });
        world.Journal.Append(new CallAnswered { At = world.Time.GetUtcNow(), CallId = unserved });
        await world.Journal.FlushAsync();

        await world.Dialer.DisposeAsync();
        await world.StartDialerAsync();
        var ended = (await world.RecordsAsync()).Where(r => r.Step == DialStep.Ended).ToDictionary(r => r.Call, r => r.Result);
        Assert.That(ended[talked], Is.EqualTo(DialResult.Connected));
        Assert.That(ended[unserved], Is.EqualTo(DialResult.Abandoned));
        Assert.That(ended.Values.Count(result => result == DialResult.Interrupted), Is.EqualTo(2));

        await world.PassUntilAsync(() => world.World.Placed.Count == 8);
        foreach (var call in world.World.Placed.Skip(4))
        {
            world.End(call.Id!.Value, EndReason.NoAnswer);
        }

        await world.PassUntilAsync(() => world.World.Placed.Count == 12);
        Assert.That(world.World.Placed.Select(call => call.Number), Is.Unique);
    }

    [Test]
    public async Task WhatMayNotBeDialed_IsPutOffOrSkipped_WithItsReason()
    {
        await using var world = await DialerWorld.StartAsync();
        var campaign = await world.AddAsync(numbers: 3);
        await world.Dialer.DoNotCallAsync(DialerWorld.Number(1), "sam", null);

        // four in the morning in New York
        var report = await world.ImportAsync(campaign, "number,zone\n+12125550100,America/New_York\n");
        Assert.That(report.Bars, Is.EquivalentTo(new Dictionary<DialBar, int> { [DialBar.OutsideHours] = 1 }));
        await world.Dialer.SetStateAsync(campaign.Id, CampaignState.Running);
        await world.PassUntilAsync(() => world.World.Placed.Count == 2);
        await world.PassAsync(10);

        Assert.That(world.World.Placed.Select(call => call.Number), Is.EquivalentTo(new[] { DialerWorld.Number(0), DialerWorld.Number(2) }));
        var live = await world.LiveAsync(campaign);
        Assert.That((live!.Leads.Skipped, live.Leads.Waiting, live.ListIsEmpty), Is.EqualTo((1, 1, true)));
        Assert.That(live.Leads.Bars, Is.EquivalentTo(new Dictionary<DialBar, int> { [DialBar.OutsideHours] = 1, [DialBar.DoNotCall] = 1 }));
    }

    [Test]
    public async Task Check_SaysBeforeTheStart_WhatWouldNotBeDialed()
    {
        await using var world = await DialerWorld.StartAsync();
        var campaign = await world.AddAsync(numbers: 3);
        await world.Dialer.DoNotCallAsync(DialerWorld.Number(1), "sam", "asked");
        await world.ImportAsync(campaign, "number,zone\n+12125550100,America/New_York\n");
        var check = (await world.Dialer.CheckAsync(campaign.Id))!;
        Assert.That((check.Waiting, check.Barred, check.Bar, check.Agents), Is.EqualTo((4, 2, (DialBar?)null, 4)));
        Assert.That(check.Bars, Is.EquivalentTo(new Dictionary<DialBar, int> { [DialBar.OutsideHours] = 1, [DialBar.DoNotCall] = 1 }));
        Assert.That(await world.Dialer.CheckAsync(Guid.CreateVersion7()), Is.Null);

        // tried only: nothing is taken
        Assert.That((await world.ImportAsync(campaign, $"number\n{DialerWorld.Number(0)}\n+4930555900\n", tryOnly: true)).Taken, Is.EqualTo(1));
        Assert.That((await world.Dialer.CheckAsync(campaign.Id))!.Waiting, Is.EqualTo(4));

        // who put it there and who took it off is kept
        Assert.That(await world.Dialer.CallAgainAsync(DialerWorld.Number(1), "sue"), Is.True);
        var facts = new List<DoNotCallChanged>();
        await Until.TrueAsync(async () =>
        {
            facts.Clear();
            await foreach (var entry in world.Journal.ReadSinceAsync(world.Time.GetUtcNow().AddHours(-1), default))
            {
                facts.AddRange(new[] { entry.Fact }.OfType<DoNotCallChanged>());
            }

            return facts.Count == 2;
        });
        Assert.That(facts.Select(fact => (fact.By, fact.Removed, fact.Note)), Is.EqualTo(new[] { ("sam", false, "asked"), ("sue", true, (string?)null) }));
    }

    [Test]
    public async Task Schedule_HoldsARunningCampaign()
    {
        await using var world = await DialerWorld.StartAsync();
        var campaign = await world.AddAsync(numbers: 8);
        var begin = world.Time.GetUtcNow().AddMinutes(1);
        Assert.That((await world.Dialer.ChangeAsync(campaign with { StartsAt = begin, EndsAt = begin })).Faults.Single().Field, Is.EqualTo("endsAt"));
        await world.Dialer.ChangeAsync(campaign with { StartsAt = begin });
        await world.Dialer.SetStateAsync(campaign.Id, CampaignState.Running);
        await world.PassAsync(30);
        Assert.That((world.World.Placed.Count, (await world.LiveAsync(campaign))!.Bar), Is.EqualTo((0, DialBar.OutsideSchedule)));
        await world.PassUntilAsync(() => world.World.Placed.Count == 4);
        Assert.That(world.Time.GetUtcNow(), Is.GreaterThanOrEqualTo(begin));
    }

    [Test]
    public async Task Outcomes_ByRegion_OrByAColumnOfTheList()
    {
        await using var world = await DialerWorld.StartAsync();
        var campaign = await world.AddAsync(numbers: 0);
        await world.ImportAsync(campaign, "number,class\n+4930555001,A\n+4930555002,B\n+4989555003,A\n");
        await world.Dialer.SetStateAsync(campaign.Id, CampaignState.Running);
        await world.PassUntilAsync(() => world.World.Placed.Count == 3);
        world.World.Placed.ToList().ForEach(call => world.End(call.Id!.Value, EndReason.Busy));
        await Until.TrueAsync(async () => (await world.RecordsAsync()).Count(record => record.Step == DialStep.Ended) == 3);
        var regions = await world.Dialer.OutcomesAsync(campaign.Id, null);
        Assert.That(regions!.Select(o => (o.Group, o.Leads, o.Dialed)), Is.EqualTo(new[] { ("Berlin", 2, 2), ("Munich", 1, 1) }));
        var classes = await world.Dialer.OutcomesAsync(campaign.Id, "class");
        Assert.That(classes!.Select(o => (o.Group, o.Results[DialResult.Busy])), Is.EqualTo(new[] { ("A", 2), ("B", 1) }));
    }

    [Test]
    public async Task Script_AnswersAreKept_AndTheCampaignsOwnWordsSayWhenToDialAgain()
    {
        await using var world = await DialerWorld.StartAsync();
        var campaign = await world.AddAsync(numbers: 1);
        var script = new ScriptPage("hello", "Hello {name}") { Fields = [new ScriptField("size", "How many?") { Choices = ["1", "2"] }] };
        Assert.That((await world.Dialer.ChangeAsync(campaign with { Script = [script], Dispositions = [new CampaignDisposition("thinks", "Thinks it over", 45)] })).Faults, Is.Empty);
        await world.Dialer.SetStateAsync(campaign.Id, CampaignState.Running);
        await world.PassUntilAsync(() => world.World.Placed.Count == 1);
        var call = world.World.Placed[0].Id!.Value;
        Assert.That((await world.Dialer.FindCallAsync(call))!.Campaign.Script[0].Text, Is.EqualTo("Hello {name}"));
        Assert.That((await world.Dialer.AnswerAsync(call, new Dictionary<string, string> { ["size"] = "3" }))!.Field, Is.EqualTo("size"));
        Assert.That((await world.Dialer.AnswerAsync(call, new Dictionary<string, string> { ["colour"] = "red" }))!.Code, Is.EqualTo(FaultCode.Unknown));
        Assert.That(await world.Dialer.AnswerAsync(call, new Dictionary<string, string> { ["size"] = "2" }), Is.Null);

        world.End(call, EndReason.Busy);
        await Until.TrueAsync(async () => (await world.RecordsAsync()).Count == 2);
        world.Journal.Append(new WrapUpCompleted { At = world.Time.GetUtcNow(), CallId = call, Agent = "ann", Disposition = "thinks" });
        await Until.TrueAsync(async () => (await world.Ports.Leads.FindAsync(call))!.Disposition == "thinks");
        var lead = (await world.Ports.Leads.FindAsync(call))!;
        Assert.That((lead.State, lead.NextAt, lead.Answers["size"]), Is.EqualTo((LeadState.Waiting, world.Time.GetUtcNow().AddMinutes(45), "2")));
    }

    [Test]
    public async Task Policy_WithoutItsRegistry_DoesNotStart()
    {
        await using var world = await DialerWorld.StartAsync();
        var campaign = await world.AddAsync(numbers: 1);
        await world.Dialer.ChangeAsync(campaign with { Policy = "us" });
        var refused = await world.Dialer.SetStateAsync(campaign.Id, CampaignState.Running);
        Assert.That(refused.Faults.Single().Text, Does.Contain("us-national"));
        await world.Dialer.ReplaceRegistryAsync("us-national", "+12125550100\n\nnonsense\n");
        Assert.That((await world.Dialer.SetStateAsync(campaign.Id, CampaignState.Running)).Faults, Is.Empty);
    }

    [Test]
    public async Task NoLine_PausesTheDialing_AndTheNumberIsTriedAgainLater()
    {
        await using var world = await DialerWorld.StartAsync();
        var campaign = await world.AddAsync(numbers: 1);
        world.World.Refuses = EndReason.TooManyCalls;
        await world.Dialer.SetStateAsync(campaign.Id, CampaignState.Running);
        await Until.TrueAsync(async () =>
        {
            world.Time.Advance(TimeSpan.FromSeconds(1));
            return (await world.RecordsAsync()).Any(r => r.Step == DialStep.Ended);
        });
        Assert.That((await world.RecordsAsync())[^1].Result, Is.EqualTo(DialResult.Failed));
        Assert.That((await world.Ports.Leads.CountAsync(campaign.Id)).Waiting, Is.EqualTo(1));
    }

    private static async Task<(Campaign Campaign, OutboundCall Call, FakeCallLeg Leg)> AnswerAsync(DialerWorld world)
    {
        var campaign = await world.AddAsync(numbers: 8);
        await world.Dialer.SetStateAsync(campaign.Id, CampaignState.Running);
        await world.PassUntilAsync(() => world.World.Placed.Count == 4);
        var call = world.World.Placed[0];
        var leg = new FakeCallLeg(world.Time, call.Id, call.Number);
        await leg.AnswerAsync();
        return (campaign, call, leg);
    }

    private static Task ServeAsync(DialerWorld world, Campaign campaign, OutboundCall call, FakeCallLeg leg) => world.Dialer.ServeAsync(
        new LiveCall(leg, CallDirection.Outbound, call.CallerNumber!, null, call.Number, "t", world.Time.GetUtcNow()) { Campaign = campaign.Id },
        new CallContext(leg.CallId, call.CallerNumber!, call.Number) { Direction = CallDirection.Outbound });
}
