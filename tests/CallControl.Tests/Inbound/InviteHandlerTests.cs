using System.Net;
using System.Security.Cryptography;
using CallCenter.CallControl.Tests.Support;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Registration;
using CallCenter.Testing;

namespace CallCenter.CallControl.Tests.Inbound;

/// <summary>Who may call, and what an inbound call leaves.</summary>
[NonParallelizable]
internal sealed class InviteHandlerTests
{
    private static readonly CallEnd Bye = new(CallResult.Completed, EndReason.CallerHungUp);

    [Test]
    public async Task Invite_OfAStranger_IsChallengedAndNoCall()
    {
        await using var sides = await Sides.OpenAsync(worldNetwork: "10.0.0.0/8");

        var refused = (DialOutcome.Refused)await sides.Dial();

        Assert.That((refused.End.SipStatus, sides.HouseScript.Served), Is.EqualTo((401, 0)));
        Assert.That(sides.HouseJournal.Facts, Is.Empty);
    }

    [Test]
    public async Task Invite_OfATrunk_IsACallFromItsArrivalToItsEnd()
    {
        await using var sides = await Sides.OpenAsync();
        var (house, world) = await sides.CallAsync();

        world.SendDigits("5");
        await house.Digits.ReadAsync(new CancellationTokenSource(TimeSpan.FromSeconds(20)).Token);
        await Until.TrueAsync(() => ((CallControl.Legs.CallLeg)house).Sound.Quality is not null);
        await world.HangUpAsync(Bye);
        var facts = await sides.FactsAsync(house.CallId);

        Assert.That(facts.Select(f => f.GetType()),
            Is.EqualTo(new[] { typeof(CallArrived), typeof(CallAnswered), typeof(DigitPressed), typeof(CallEnded) }));
        var arrived = (CallArrived)facts[0];
        Assert.That((arrived.Direction, arrived.From, arrived.To, arrived.Trunk), Is.EqualTo((CallDirection.Inbound, "+4930111", "100", "other")));
        var end = ((CallEnded)facts[^1]).End;
        Assert.That(((CallEnded)facts[^1]).Quality, Is.Not.Null.And.Property(nameof(LegQuality.Mos)).GreaterThan(1));
        Assert.That((end.Result, end.Reason), Is.EqualTo((CallResult.Completed, EndReason.CallerHungUp)));
    }

    [Test]
    public async Task Keys_WhileTheLegKeepsASecret_AreMaskedInTheFacts()
    {
        await using var sides = await Sides.OpenAsync();
        var (house, world) = await sides.CallAsync();

        house.SetSecret(true);
        world.SendDigits("7");
        var key = await house.Digits.ReadAsync(new CancellationTokenSource(TimeSpan.FromSeconds(20)).Token);
        await world.HangUpAsync(Bye);

        Assert.That(key, Is.EqualTo('7'), "the flow has it");
        Assert.That((await sides.FactsAsync(house.CallId)).OfType<DigitPressed>().Single().Digit, Is.EqualTo(DigitPressed.Masked));
    }

    [Test]
    public async Task Invite_FromATrunksAddress_OfATelephoneThatHasRegisteredThere_IsTheUsersAndNeedsThePassword()
    {
        await using var sides = await Sides.OpenAsync(users: new OneUser("alice", Convert.ToHexStringLower(MD5.HashData("alice:callcenter:secret"u8))));
        var house = sides.House.Endpoint.LocalEndPoint;
        sides.House.Registrar.Restore([new Binding("alice", SipUri.Sip("alice", "127.0.0.1", 5070), null, new IPEndPoint(IPAddress.Loopback, 5070), 1,
            DateTimeOffset.UtcNow.AddHours(1), "c", 1)]);
        using var alice = new RawPhone(house, "alice", "secret");
        using var thief = new RawPhone(house);

        var (_, stolen) = await thief.InviteAsync("sip:100@127.0.0.1", "<sip:alice@127.0.0.1>");
        var (_, own) = await alice.InviteAsync("sip:100@127.0.0.1", "<sip:alice@127.0.0.1>");
        var (_, trunks) = await thief.InviteAsync("sip:100@127.0.0.1", "<sip:+4930111@127.0.0.1>");

        Assert.That((stolen, own, trunks), Is.EqualTo((401, 200, 200)));
        Assert.That(sides.HouseJournal.Of<CallArrived>().Select(a => (a.Trunk, a.From)), Is.EqualTo(new[] { ("user:alice", "alice"), ("other", "+4930111") }));
    }

    [Test]
    public async Task Invite_PipelineHasABug_Is500AndTheNextCallIsServed()
    {
        await using var sides = await Sides.OpenAsync();
        sides.HouseScript.Instead = _ => throw new InvalidOperationException("a bug");

        var refused = (DialOutcome.Refused)await sides.Dial();
        Assert.That(refused.End.SipStatus, Is.EqualTo(500));

        sides.HouseScript.Instead = null;
        var (_, world) = await sides.CallAsync();
        await world.HangUpAsync(Bye);
    }
}
