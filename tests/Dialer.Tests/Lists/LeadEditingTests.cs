using CallCenter.Dialer.Tests.Support;
using CallCenter.Testing;

namespace CallCenter.Dialer.Tests.Lists;

public sealed class LeadEditingTests
{
    [Test]
    public async Task Lead_IsChangedByHand_AndWhoDidItIsAFact()
    {
        await using var world = await DialerWorld.StartAsync();
        var campaign = await world.AddAsync(numbers: 2);
        var lead = (await world.Dialer.LeadsAsync(campaign.Id, null, 0, 10))![0];
        var change = new LeadChange("030 777001", "Ann", "Europe/Paris", 5, new Dictionary<string, string> { ["city"] = "Paris" });
        var after = (await world.Dialer.ChangeLeadAsync(campaign.Id, lead.Id, change, "sue")).Lead!;
        Assert.That((after.Number, after.Name, after.Zone, after.Priority, after.Fields["city"]), Is.EqualTo(("+4930777001", "Ann", "Europe/Paris", 5, "Paris")));
        Assert.That(await world.Ports.Leads.GetAsync(lead.Id), Is.EqualTo(after).UsingPropertiesComparer());

        Assert.That((await world.Dialer.ChangeLeadAsync(campaign.Id, lead.Id, new LeadChange(Number: "x"), "sue")).Error!.Code, Is.EqualTo(FaultCode.NotPhone));
        Assert.That((await world.Dialer.ChangeLeadAsync(campaign.Id, lead.Id, new LeadChange(Number: DialerWorld.Number(1)), "sue")).Error!.Code, Is.EqualTo(FaultCode.Taken));
        Assert.That((await world.Dialer.ChangeLeadAsync(campaign.Id, lead.Id, new LeadChange(Zone: "Moon"), "sue")).Error!.Field, Is.EqualTo("zone"));
        Assert.That(await world.Dialer.ChangeLeadAsync(campaign.Id, Guid.NewGuid(), new LeadChange(), "sue"), Is.EqualTo(new LeadResult(null)));

        var excluded = (await world.Dialer.ChangeLeadAsync(campaign.Id, lead.Id, new LeadChange(Excluded: true), "sue")).Lead!;
        Assert.That((excluded.State, excluded.Bar), Is.EqualTo((LeadState.Skipped, DialBar.Excluded)));
        var back = (await world.Dialer.ChangeLeadAsync(campaign.Id, lead.Id, new LeadChange(Excluded: false), "sam")).Lead!;
        Assert.That((back.State, back.Bar), Is.EqualTo((LeadState.Waiting, (DialBar?)null)));

        await world.Journal.FlushAsync();
        var facts = new List<LeadChanged>();
        await foreach (var entry in world.Journal.ReadSinceAsync(world.Time.GetUtcNow().AddHours(-1), default))
        {
            facts.AddRange(new[] { entry.Fact }.OfType<LeadChanged>());
        }

        Assert.That(facts.Select(fact => $"{fact.By}: {string.Join(' ', fact.Fields)}"), Is.EqualTo(new[] { "sue: number name zone priority fields", "sue: excluded", "sam: excluded" }));
    }

    [Test]
    public async Task Lead_ThatIsDone_IsDialedAgainFromTheFirst_ButNotWhileItRings()
    {
        await using var world = await DialerWorld.StartAsync();
        var campaign = await world.AddAsync(numbers: 1);
        await world.Dialer.ChangeAsync(campaign with { MaxAttempts = 1 });
        await world.Dialer.SetStateAsync(campaign.Id, CampaignState.Running);
        await world.PassUntilAsync(() => world.World.Placed.Count == 1);
        var lead = (await world.Dialer.LeadsAsync(campaign.Id, null, 0, 1))![0];
        await Until.TrueAsync(async () => (await world.Ports.Leads.GetAsync(lead.Id))!.State == LeadState.Dialing);
        Assert.That((await world.Dialer.ChangeLeadAsync(campaign.Id, lead.Id, new LeadChange(ResetAttempts: true), "sue")).Error!.Code, Is.EqualTo(FaultCode.Changed));

        world.End(world.World.Placed[0].Id!.Value, EndReason.Busy);
        await Until.TrueAsync(async () => (await world.Ports.Leads.GetAsync(lead.Id))!.State == LeadState.Done);
        Assert.That((await world.Dialer.ChangeLeadAsync(campaign.Id, lead.Id, new LeadChange(ResetAttempts: true), "sue")).Lead!.Attempts, Is.Zero);
        await world.PassUntilAsync(() => world.World.Placed.Count == 2);
    }
}
