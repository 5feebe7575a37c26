using CallCenter.Dialer.Tests.Support;
using CallCenter.Testing;

namespace CallCenter.Dialer.Tests.Running;

/// <summary>An agent looks at each lead first, and says whether it is dialed.</summary>
[Parallelizable(ParallelScope.All), FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class PreviewTests
{
    [Test]
    public async Task Lead_IsDialedByAClick_ForTheAgentWhoLooked()
    {
        await using var world = await DialerWorld.StartAsync();
        var campaign = await StartAsync(world, 6);
        await world.PassUntilAsync(() => world.World.Kept.Count == 4);
        await Until.TrueAsync(() => Agents.All(agent => world.Dialer.Previews.Of(agent) is not null));
        await world.PassAsync(5);
        var looks = Agents.Select(agent => world.Dialer.Previews.Of(agent)!.Lead.Number).ToList();
        Assert.That(looks, Is.Unique);
        var live = (await world.LiveAsync(campaign))!;
        Assert.That((world.World.Placed.Count, live.Previewing, live.Leads.Waiting, (await world.RecordsAsync()).Count), Is.EqualTo((0, 4, 6, 0)), "nothing is dialed, nothing is an attempt");

        var look = world.Dialer.Previews.Of("ann")!;
        Assert.That((await world.Dialer.Previews.DialAsync("ann"))!.Bar, Is.Null);
        await Until.TrueAsync(() => world.World.Placed.Count == 1);
        var call = world.World.Placed[0];
        Assert.That((call.Number, call.Id, world.World.Kept["ann"]), Is.EqualTo((look.Lead.Number, (CallId?)look.Call, look.Call)));
        Assert.That(await world.Dialer.Previews.DialAsync("ann"), Is.Null, "it rings already");
        Assert.That(await world.Dialer.Previews.SkipAsync("ann"), Is.False);

        QueueRequest? request = null;
        var over = new TaskCompletionSource<QueueOutcome>();
        world.World.Stay = asked =>
        {
            request = asked;
            return over.Task;
        };
        var leg = new FakeCallLeg(world.Time, call.Id, call.Number);
        await leg.AnswerAsync();
        var serving = world.Dialer.ServeAsync(new LiveCall(leg, CallDirection.Outbound, call.CallerNumber!, null, call.Number, "t", world.Time.GetUtcNow()) { Campaign = campaign.Id },
            new CallContext(leg.CallId, call.CallerNumber!, call.Number) { Direction = CallDirection.Outbound });
        await Until.TrueAsync(() => request is not null);
        Assert.That((request!.Agent, request.Within, request.Context.DispositionRequired), Is.EqualTo(("ann", TimeSpan.FromSeconds(2), true)), "who chose to dial says how it went");
        world.Journal.Append(new CallBridged { At = world.Time.GetUtcNow(), CallId = call.Id!.Value, Agent = "ann" });
        await Until.TrueAsync(() => world.Dialer.Previews.Of("ann") is null);
        over.SetResult(new QueueOutcome.Served("ann"));
        await serving;
        world.Figures.Set("ann", AgentState.WrapUp, world.Time.GetUtcNow());
        world.End(call.Id.Value, EndReason.CalleeHungUp);
        await Until.TrueAsync(async () => (await world.RecordsAsync()).Any(record => record is { Step: DialStep.Ended, Result: DialResult.Connected, Mode: PacingMode.Preview }));
    }

    [Test]
    public async Task Ringing_IsGivenUpByAClick_AndCountsAsAnAttemptThatNobodyAnswered()
    {
        await using var world = await DialerWorld.StartAsync();
        await StartAsync(world, 5);
        await world.PassUntilAsync(() => world.World.Kept.Count == 4);
        await Until.TrueAsync(() => world.Dialer.Previews.Of("ann") is not null);
        var look = world.Dialer.Previews.Of("ann")!;
        Assert.That(await world.Dialer.Previews.CancelAsync("ann"), Is.False, "nothing rings yet");
        await world.Dialer.Previews.DialAsync("ann");
        await Until.TrueAsync(() => world.World.Placed.Count == 1);
        Assert.That(await world.Dialer.Previews.CancelAsync("ann"), Is.True);
        Assert.That(world.World.Placed[0].Stop.IsCancellationRequested, Is.True);
        world.End(look.Call, EndReason.Cancelled);
        await world.PassUntilAsync(() => world.Dialer.Previews.Of("ann") is { } next && next.Lead.Id != look.Lead.Id);
        var lead = (await world.Ports.Leads.GetAsync(look.Lead.Id))!;
        Assert.That((lead.State, lead.Attempts, lead.Result, lead.NextAt > world.Time.GetUtcNow().AddMinutes(100)), Is.EqualTo((LeadState.Waiting, 1, (DialResult?)DialResult.NoAnswer, true)));
    }

    [Test]
    public async Task Skipped_ComesBackAfterThePause_AndTheAgentGetsTheNext()
    {
        await using var world = await DialerWorld.StartAsync();
        await StartAsync(world, 5);
        await world.PassUntilAsync(() => world.World.Kept.Count == 4);
        await Until.TrueAsync(() => world.Dialer.Previews.Of("ben") is not null);
        var first = world.Dialer.Previews.Of("ben")!;
        var changes = new List<string>();
        world.Dialer.Previews.Changed += changes.Add;
        Assert.That(await world.Dialer.Previews.SkipAsync("ben"), Is.True);
        await world.PassUntilAsync(() => world.Dialer.Previews.Of("ben") is { } next && next.Lead.Id != first.Lead.Id);
        var skipped = (await world.Ports.Leads.GetAsync(first.Lead.Id))!;
        Assert.That((skipped.State, skipped.Attempts, skipped.NextAt > world.Time.GetUtcNow().AddMinutes(100)), Is.EqualTo((LeadState.Waiting, 0, true)));
        Assert.That(changes, Does.Contain("ben"));
        Assert.That((await FactsAsync(world)).Select(fact => (fact.Agent, fact.Number, fact.Result)), Is.EqualTo(new[] { ("ben", first.Lead.Number, PreviewEnd.Skipped) }));
    }

    [Test]
    public async Task Law_IsAskedAtTheClick_AndTheRefusalHasItsReason()
    {
        await using var world = await DialerWorld.StartAsync();
        await StartAsync(world, 4);
        await world.PassUntilAsync(() => world.World.Kept.Count == 4);
        await Until.TrueAsync(() => Agents.All(agent => world.Dialer.Previews.Of(agent) is not null));
        var (listed, late) = (world.Dialer.Previews.Of("ann")!, world.Dialer.Previews.Of("cem")!);
        await world.Dialer.DoNotCallAsync(listed.Lead.Number, "sam", null);
        Assert.That((await world.Dialer.Previews.DialAsync("ann"))!.Bar, Is.EqualTo(DialBar.DoNotCall));
        Assert.That((await world.Ports.Leads.GetAsync(listed.Lead.Id))!, Has.Property("State").EqualTo(LeadState.Skipped).And.Property("Bar").EqualTo(DialBar.DoNotCall));

        await world.Dialer.ChangeLeadAsync(late.Campaign.Id, late.Lead.Id, new LeadChange(Excluded: true), "sue");
        Assert.That((await world.Dialer.Previews.DialAsync("cem"))!.Bar, Is.EqualTo(DialBar.Excluded));
        await world.PassAsync(3);
        Assert.That(world.World.Placed, Is.Empty);
        Assert.That((await FactsAsync(world)).Select(fact => (fact.Result, fact.Bar)), Is.EquivalentTo(new (PreviewEnd, string?)[] { (PreviewEnd.Refused, "doNotCall"), (PreviewEnd.Refused, "excluded") }));
    }

    [Test]
    public async Task Time_IsLimited_TheLeadGoesBack_AndTheAgentIsNotReady()
    {
        await using var world = await DialerWorld.StartAsync();
        var campaign = await StartAsync(world, 1);
        await world.PassUntilAsync(() => !world.World.Kept.IsEmpty);
        await Until.TrueAsync(() => Looking(world) is not null);
        var look = Looking(world)!;
        Assert.That(look.Until, Is.EqualTo(world.Time.GetUtcNow().AddSeconds(30)).Within(TimeSpan.FromSeconds(2)));
        await world.PassUntilAsync(() => world.World.Missed.Contains(look.Call));
        world.Figures.Set(look.Agent, AgentState.NotReady, world.Time.GetUtcNow());
        await world.PassUntilAsync(() => Looking(world) is { } next && next.Agent != look.Agent);
        Assert.That(Looking(world)!.Lead.Id, Is.EqualTo(look.Lead.Id), "the only lead of the list");

        // who goes, or a campaign that stops, takes it from the screen
        await world.Dialer.SetStateAsync(campaign.Id, CampaignState.Stopped);
        await world.PassUntilAsync(() => Looking(world) is null);
        await Until.TrueAsync(() => world.World.Kept.IsEmpty);
        var ends = (await FactsAsync(world)).Select(fact => fact.Result).ToList();
        Assert.That((ends[0], ends[^1]), Is.EqualTo((PreviewEnd.TimedOut, PreviewEnd.Withdrawn)));
    }

    [Test]
    public async Task ServerGone_WhileAgentsLookAndOneRings_NoLeadIsLostAndNoneDialedTwice()
    {
        await using var world = await DialerWorld.StartAsync();
        var campaign = await StartAsync(world, 4);
        await world.PassUntilAsync(() => world.World.Kept.Count == 4);
        await Until.TrueAsync(() => Agents.All(agent => world.Dialer.Previews.Of(agent) is not null));
        await world.Dialer.Previews.DialAsync("dan");
        await Until.TrueAsync(() => world.World.Placed.Count == 1);
        var rang = world.World.Placed[0];

        // the next start: the first dialer never came to write anything more
        await world.Dialer.DisposeAsync();
        world.World.Kept.Clear();
        await world.StartDialerAsync();
        Assert.That((await world.RecordsAsync()).Select(record => (record.Step, record.Result)), Is.EqualTo(new (DialStep, DialResult?)[] { (DialStep.Dialed, null), (DialStep.Ended, DialResult.Interrupted) }));
        await world.PassUntilAsync(() => world.World.Kept.Count == 3);
        await Until.TrueAsync(() => Agents.Count(agent => world.Dialer.Previews.Of(agent) is not null) == 3);
        Assert.That(Agents.Select(agent => world.Dialer.Previews.Of(agent)?.Lead.Number).OfType<string>(), Is.Unique.And.None.EqualTo(rang.Number));
        Assert.That((await world.Ports.Leads.CountAsync(campaign.Id)).Waiting, Is.EqualTo(4));
    }

    private static readonly string[] Agents = ["ann", "ben", "cem", "dan"];

    private static LeadPreview? Looking(DialerWorld world) => Agents.Select(world.Dialer.Previews.Of).FirstOrDefault(look => look is not null);

    private static async Task<Campaign> StartAsync(DialerWorld world, int numbers)
    {
        var campaign = await world.AddAsync(numbers, PacingMode.Preview);
        Assert.That((await world.Dialer.ChangeAsync(campaign with { PreviewSeconds = 30 })).Faults, Is.Empty);
        await world.Dialer.SetStateAsync(campaign.Id, CampaignState.Running);
        return campaign;
    }

    private static async Task<IReadOnlyList<LeadPreviewed>> FactsAsync(DialerWorld world)
    {
        await world.Journal.FlushAsync();
        var facts = new List<LeadPreviewed>();
        await foreach (var entry in world.Journal.ReadSinceAsync(world.Time.GetUtcNow().AddHours(-5), default))
        {
            facts.AddRange(new[] { entry.Fact }.OfType<LeadPreviewed>());
        }

        return facts;
    }
}
