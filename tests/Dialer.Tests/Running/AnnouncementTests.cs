using CallCenter.Dialer.Tests.Support;
using CallCenter.Testing;

namespace CallCenter.Dialer.Tests.Running;

/// <summary>Nobody but the called person: a message, and keys for an answer.</summary>
[Parallelizable(ParallelScope.All), FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class AnnouncementTests
{
    [Test]
    public async Task Message_IsSaidWithWhoCallsAndTheWayOut_AndTheKeyIsTheOutcome()
    {
        await using var world = await DialerWorld.StartAsync();
        var (campaign, calls) = await StartAsync(world, "number,name,day\n+4930555001,Ann,Monday\n+4930555002,Ben,Tuesday\n+4930555003,Cem,Friday\n");
        var ann = await AnswerAsync(world, campaign, calls.Single(call => call.Number == "+4930555001"));
        Assert.That(world.Voices.TextOf(ann.Leg.Playbacks[0]), Is.EqualTo("This is Acme, 030 123456. Ann, your visit is on Monday. Press 1 to confirm. To be called no more, press 9."));
        ann.Leg.Press("51");
        await EndAsync(world, ann);
        Assert.That(world.Voices.TextOf(ann.Leg.Playbacks[^1]), Is.EqualTo("Thank you. Goodbye."));

        var ben = await AnswerAsync(world, campaign, calls.Single(call => call.Number == "+4930555002"));
        ben.Leg.Press("2");
        await EndAsync(world, ben);
        var cem = await AnswerAsync(world, campaign, calls.Single(call => call.Number == "+4930555003"));
        cem.Leg.Press("9");
        await EndAsync(world, cem);

        await Until.TrueAsync(async () => (await world.RecordsAsync()).Count(record => record.Step == DialStep.Ended) == 3);
        var leads = (await world.Dialer.LeadsAsync(campaign.Id, null, 0, 10))!;
        Assert.That(leads.Select(lead => (lead.Name, lead.State, lead.Result, lead.Disposition)), Is.EqualTo(new (string?, LeadState, DialResult?, string?)[]
        {
            ("Ann", LeadState.Done, DialResult.Heard, "confirmed"), ("Ben", LeadState.Waiting, DialResult.Heard, "later"), ("Cem", LeadState.Done, DialResult.OptedOut, null),
        }));
        Assert.That(leads[1].NextAt, Is.EqualTo(world.Time.GetUtcNow().AddMinutes(60)).Within(TimeSpan.FromMinutes(1)), "asked to be called again");
        Assert.That((await world.Ports.DoNotCall.ListAsync(null, 10)).Single().Number, Is.EqualTo("+4930555003"));
        var outcome = (await world.Dialer.OutcomesAsync(campaign.Id, null))!.Single();
        Assert.That((outcome.Dialed, outcome.Results[DialResult.Heard], outcome.Dispositions["confirmed"], outcome.Dispositions["later"]), Is.EqualTo((3, 2, 1, 1)));
        Assert.That((await world.LiveAsync(campaign))!.Windows[0], Has.Property("Answered").EqualTo(3).And.Property("Abandoned").EqualTo(0), "nobody was promised an agent");
    }

    [Test]
    public async Task NoKey_HearsItTwice_AndAgentsKeyLeadsToTheQueue()
    {
        await using var world = await DialerWorld.StartAsync();
        var (campaign, calls) = await StartAsync(world, "number,name,day\n+4930555001,Ann,Monday\n+4930555002,Ben,Tuesday\n");
        var silent = await AnswerAsync(world, campaign, calls[0]);
        await Until.TrueAsync(() =>
        {
            world.Time.Advance(TimeSpan.FromSeconds(1));
            return silent.Serving.IsCompleted;
        });
        Assert.That(silent.Leg.Playbacks.Select(world.Voices.TextOf).ToList(), Has.Count.EqualTo(3), "the message twice, and goodbye");

        QueueRequest? request = null;
        world.World.Stay = asked =>
        {
            request = asked;
            return Task.FromResult<QueueOutcome>(new QueueOutcome.Served("ann"));
        };
        var asks = await AnswerAsync(world, campaign, calls[1]);
        asks.Leg.Press("0");
        await asks.Serving;
        Assert.That((request!.Queue, request.Within, request.Context.Variables["day"]), Is.EqualTo(("sales", (TimeSpan?)null, calls[1].Number == "+4930555001" ? "Monday" : "Tuesday")));
    }

    [Test]
    public async Task ServerGone_WhileTheMessagePlays_IsNobodysAbandonedCall()
    {
        await using var world = await DialerWorld.StartAsync();
        var (_, calls) = await StartAsync(world, "number\n+4930555001\n");
        var call = calls[0].Id!.Value;
        world.Journal.Append(new CallArrived { At = world.Time.GetUtcNow(), CallId = call, Direction = CallDirection.Outbound, From = "+4930123456", To = "+4930555001" });
        world.Journal.Append(new CallAnswered { At = world.Time.GetUtcNow(), CallId = call });
        await world.Journal.FlushAsync();
        await world.Dialer.DisposeAsync();
        await world.StartDialerAsync();
        var ended = (await world.RecordsAsync()).Single(record => record.Step == DialStep.Ended);
        Assert.That((ended.Result, ended.Answered, ended.Abandoned), Is.EqualTo((DialResult.HungUp, true, false)), "nobody was promised an agent");
    }

    [Test]
    public async Task Campaign_WithoutAMessage_OrWithOneKeyForTwo_IsRefused()
    {
        await using var world = await DialerWorld.StartAsync();
        var campaign = new Campaign(default, "bad", "sales", PacingMode.Announcement, "neutral", default, default) { Seller = "Acme", CallerNumber = "+4930123456" };
        Assert.That((await world.Dialer.AddAsync(campaign)).Faults.Single(), Has.Property("Field").EqualTo("message").And.Property("Code").EqualTo(FaultCode.Missing));
        var spoken = campaign with { Message = "Hello" };
        Assert.That((await world.Dialer.AddAsync(spoken with { AgentKey = "9" })).Faults.Single().Field, Is.EqualTo("agentKey"), "the way out");
        Assert.That((await world.Dialer.AddAsync(spoken with { AgentKey = "x" })).Faults.Single().Code, Is.EqualTo(FaultCode.NotOneOf));
        var twice = spoken with { Dispositions = [new CampaignDisposition("a", "A") { Key = "1" }, new CampaignDisposition("b", "B") { Key = "1" }] };
        Assert.That((await world.Dialer.AddAsync(twice)).Faults.Single().Field, Is.EqualTo("dispositions"));
    }

    private static async Task<(Campaign, IReadOnlyList<OutboundCall>)> StartAsync(DialerWorld world, string list)
    {
        var made = await world.Dialer.AddAsync(new Campaign(default, "visits", "sales", PacingMode.Announcement, "neutral", default, default)
        {
            Seller = "Acme", CallerNumber = "+4930123456", Message = "{name}, your visit is on {day}. Press 1 to confirm.", AgentKey = "0",
            Dispositions = [new CampaignDisposition("confirmed", "Confirmed") { Key = "1" }, new CampaignDisposition("later", "Later", 60) { Key = "2" }],
        });
        Assert.That(made.Faults, Is.Empty);
        var leads = (await world.ImportAsync(made.Campaign!, list)).Taken;
        foreach (var agent in (string[])["ann", "ben", "cem", "dan"])
        {
            world.Figures.Set(agent, AgentState.NotReady, world.Time.GetUtcNow());
        }

        await world.Dialer.SetStateAsync(made.Campaign!.Id, CampaignState.Running);
        await world.PassUntilAsync(() => world.World.Placed.Count == leads);
        return (made.Campaign, world.World.Placed);
    }

    private static async Task<(FakeCallLeg Leg, Task Serving)> AnswerAsync(DialerWorld world, Campaign campaign, OutboundCall call)
    {
        var leg = new FakeCallLeg(world.Time, call.Id, call.Number);
        await leg.AnswerAsync();
        var serving = world.Dialer.ServeAsync(new LiveCall(leg, CallDirection.Outbound, call.CallerNumber!, null, call.Number, "t", world.Time.GetUtcNow()) { Campaign = campaign.Id },
            new CallContext(leg.CallId, call.CallerNumber!, call.Number) { Direction = CallDirection.Outbound });
        await Until.TrueAsync(() => leg.Playbacks.Count == 1);
        return (leg, serving);
    }

    private static async Task EndAsync(DialerWorld world, (FakeCallLeg Leg, Task Serving) call)
    {
        await Until.TrueAsync(() =>
        {
            world.Time.Advance(TimeSpan.FromSeconds(1));
            return call.Serving.IsCompleted;
        });
        world.End(call.Leg.CallId, EndReason.FlowEnded);
    }
}
