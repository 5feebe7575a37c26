using CallCenter.CallModel.Faults;
using CallCenter.CallModel.Tickets;
using CallCenter.Dialer.Tests.Support;
using CallCenter.Testing;

namespace CallCenter.Dialer.Tests.Running;

/// <summary>Between the moment at which a number was judged and the moment at which it is dialed, the world goes on.</summary>
[Parallelizable(ParallelScope.All), FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class LastLookTests
{
    private const int Numbers = 30;

    [Test]
    public async Task Campaign_DialsNobodyWhoHasAskedSinceTheListWasRead()
    {
        await using var world = await DialerWorld.StartAsync();
        var campaign = await StartAsync(world);
        await ForbidAsync(world, Enumerable.Range(0, Numbers));
        world.End(world.World.Placed[0].Id!.Value, EndReason.Busy);
        await Until.TrueAsync(async () =>
        {
            world.Time.Advance(TimeSpan.FromSeconds(1));
            return (await world.Ports.Leads.CountAsync(campaign.Id)).Bars.GetValueOrDefault(DialBar.DoNotCall) > 0;
        });
        await world.PassAsync(3);
        Assert.That(world.World.Placed.Count, Is.EqualTo(4));
    }

    [Test]
    public async Task Campaign_DialsNoNumberThatWasTakenOutOfTheLeadSince()
    {
        await using var world = await DialerWorld.StartAsync();
        var campaign = await StartAsync(world);
        var waiting = await world.Ports.Leads.ListAsync(campaign.Id, LeadState.Waiting, 0, Numbers);
        foreach (var (lead, at) in waiting.Select((lead, at) => (lead, at)))
        {
            await world.Ports.Leads.ChangeAsync(lead, lead with { Number = DialerWorld.Number(1000 + at) });
        }

        world.End(world.World.Placed[0].Id!.Value, EndReason.Busy);
        await world.PassUntilAsync(() => world.World.Placed.Count == 5);
        Assert.That(world.World.Placed[4].Number, Is.EqualTo(DialerWorld.Number(1000)));
        Assert.That((await world.RecordsAsync()).Count(record => record.Step == DialStep.Dialed), Is.EqualTo(5));
    }

    [Test]
    public async Task Callback_IsNotMadeToWhoHasAskedSinceItWasFoundDue()
    {
        await using var world = await DialerWorld.StartAsync();
        await world.Ports.CallbackRules.PutAsync(new CallbackRules("sales", CallbackMode.AgentFirst));
        SetAll(world, AgentState.NotReady);
        var callback = (await world.Ports.Callbacks.RequestAsync(new NewCallback(DialerWorld.Number(1), "Ann", "sales"))).Callback!;
        await world.PassAsync(8);
        await Task.WhenAll(ForbidAsync(world, [1]));
        SetAll(world, AgentState.Ready);
        await Until.TrueAsync(async () =>
        {
            world.Time.Advance(TimeSpan.FromSeconds(1));
            return (await world.Ports.Callbacks.GetAsync(callback.Id))!.State == CallbackState.Cancelled;
        });
        Assert.That(world.World.Placed, Is.Empty);
        await Until.TrueAsync(() => world.World.Kept.IsEmpty);
    }

    [Test]
    public async Task Callback_AskedForByTelephone_CountsForMoreThanAnEarlierWishNotToBeCalled()
    {
        await using var world = await DialerWorld.StartAsync();
        await ForbidAsync(world, [1, 2]);
        world.Time.Advance(TimeSpan.FromMinutes(1));
        await world.Ports.CallbackRules.PutAsync(new CallbackRules("sales", CallbackMode.CustomerFirst));
        var asked = (await world.Ports.Callbacks.RequestAsync(new NewCallback(DialerWorld.Number(1), "Ann", "sales", Source: TicketSource.Phone))).Callback!;
        var typed = (await world.Ports.Callbacks.RequestAsync(new NewCallback(DialerWorld.Number(2), "Ben", "sales"))).Callback!;
        await world.PassUntilAsync(() => world.World.Placed.Count == 1);
        await Until.TrueAsync(async () => (await world.Ports.Callbacks.GetAsync(typed.Id))!.State == CallbackState.Cancelled);
        Assert.That(world.World.Placed.Single().Callback, Is.EqualTo(asked.Id), "who types a callback for somebody is not that person");
    }

    [Test]
    public async Task Preview_IsNotDialedWhenTheCampaignHasStoppedSince()
    {
        await using var world = await DialerWorld.StartAsync();
        var campaign = await world.AddAsync(numbers: 4, mode: PacingMode.Preview);
        await world.Dialer.SetStateAsync(campaign.Id, CampaignState.Running);
        await world.PassUntilAsync(() => world.Dialer.Previews.Of("ann") is not null);
        await world.Dialer.SetStateAsync(campaign.Id, CampaignState.Paused);
        Assert.That(await world.Dialer.Previews.DialAsync("ann"), Is.Null);
        await Until.TrueAsync(() => world.Dialer.Previews.Of("ann") is null);
        await world.PassAsync(3);
        Assert.That(world.World.Placed, Is.Empty);
    }

    [Test]
    public async Task Trunk_ThatIsAway_DoesNotUseTheListUp()
    {
        await using var world = await DialerWorld.StartAsync();
        world.World.Refuses = EndReason.UnknownTrunk;
        var campaign = await world.AddAsync(numbers: Numbers);
        await world.Dialer.SetStateAsync(campaign.Id, CampaignState.Running);
        await Until.TrueAsync(async () =>
        {
            world.Time.Advance(TimeSpan.FromSeconds(1));
            return (await world.RecordsAsync()).Any(record => record.Step == DialStep.Ended);
        });
        var leads = await world.Ports.Leads.ListAsync(campaign.Id, null, 0, Numbers);
        Assert.That(leads.Where(lead => lead.State == LeadState.Waiting).Select(lead => lead.Attempts), Has.All.EqualTo(0));
    }

    [Test]
    public async Task ClockSetBack_StopsNeitherCampaignNorCallbacks()
    {
        await using var world = await DialerWorld.StartAsync();
        var campaign = await StartAsync(world);
        await world.Ports.CallbackRules.PutAsync(new CallbackRules("sales", CallbackMode.CustomerFirst));
        await world.PassAsync(6);
        world.Wall.Jump(TimeSpan.FromMinutes(-20));
        await world.ImportAsync(campaign, "number,priority\n+4930777000,9\n");
        world.End(world.World.Placed[0].Id!.Value, EndReason.Busy);
        await world.PassUntilAsync(() => world.World.Placed.Any(call => call.Number == "+4930777000")); // the list is read again
        foreach (var call in world.World.Placed)
        {
            world.End(call.Id!.Value, EndReason.Busy);
        }

        await world.Dialer.SetStateAsync(campaign.Id, CampaignState.Stopped);
        await world.PassAsync(3);
        await world.Ports.Callbacks.RequestAsync(new NewCallback("+4930777001", "Ann", "sales"));
        await world.PassUntilAsync(() => world.World.Placed.Any(call => call.Number == "+4930777001"));
    }

    [Test]
    public async Task Change_OfAnOldVersionIsRefused_AndLeavesTheStateAlone()
    {
        await using var world = await DialerWorld.StartAsync();
        var campaign = await world.AddAsync(numbers: 0);
        Assert.That((await world.Dialer.ChangeAsync(campaign with { MaxLines = 7 })).Campaign, Has.Property("Version").EqualTo(2).And.Property("MaxLines").EqualTo(7));
        await world.Dialer.SetStateAsync(campaign.Id, CampaignState.Running);
        Assert.That((await world.Dialer.ChangeAsync(campaign with { MaxLines = 8 })).Faults.Single().Code, Is.EqualTo(FaultCode.Changed));
        var after = (await world.Dialer.ChangeAsync(campaign with { MaxLines = 9, Version = 0 })).Campaign!;
        Assert.That((after.Version, after.MaxLines, after.State), Is.EqualTo((3, 9, CampaignState.Running)), "who names no version has the last word");
    }

    [Test]
    public async Task Registry_IsNotReplacedByAFileWithoutNumbers_AndReadsACsvByItsColumn()
    {
        await using var world = await DialerWorld.StartAsync();
        Assert.That(await world.Dialer.ReplaceRegistryAsync("uk-tps", "id;number\r\n4711;\"+44 7700 900001\"\r\n4712;+447700900002\r\n"), Is.EqualTo((2, 0)));
        Assert.That(await world.Dialer.ReplaceRegistryAsync("uk-tps", "PK\u0003\u0004 no list at all\n"), Is.EqualTo((0, 1)));
        Assert.That(await world.Dialer.ReplaceRegistryAsync("uk-tps", ""), Is.EqualTo((0, 0)));
        Assert.That((await world.Ports.DoNotCall.ListAsync(null, 10)).Select(entry => entry.Number), Is.EquivalentTo(new[] { "+447700900001", "+447700900002" }));
    }

    /// <summary>Four numbers ring, the others are at hand.</summary>
    private static async Task<Campaign> StartAsync(DialerWorld world)
    {
        var campaign = await world.AddAsync(numbers: Numbers);
        await world.Dialer.SetStateAsync(campaign.Id, CampaignState.Running);
        await world.PassUntilAsync(() => world.World.Placed.Count == 4);
        return campaign;
    }

    /// <summary>In the store alone, as another server would.</summary>
    private static Task ForbidAsync(DialerWorld world, IEnumerable<int> numbers) => world.Ports.DoNotCall.AddAsync(
        [.. numbers.Select(at => new DoNotCallEntry(DialerWorld.Number(at), DoNotCall.Own, world.Time.GetUtcNow()))]);

    private static void SetAll(DialerWorld world, AgentState state)
    {
        foreach (var agent in (string[])["ann", "ben", "cem", "dan"])
        {
            world.Figures.Set(agent, state, world.Time.GetUtcNow());
        }
    }
}
