using CallCenter.CallControl.Tests.Support;
using CallCenter.SipStack.Auth;
using CallCenter.Testing;

namespace CallCenter.CallControl.Tests.Trunks;

/// <summary>Trunks come, change and go while the server runs.</summary>
[NonParallelizable]
internal sealed class LiveTrunksTests
{
    private const string Account = "4930000";
    private const string Elsewhere = "10.0.0.0/8";

    [Test]
    public async Task Use_ATrunkMore_TakesCallsAtOnce_AndOneThatIsGoneTakesNone_WhileItsCallGoesOn()
    {
        await using var sides = await Sides.OpenAsync(worldNetwork: Elsewhere);
        Assert.That(((DialOutcome.Refused)await sides.Dial()).End.SipStatus, Is.EqualTo(401), "a stranger so far");

        await UseAsync(sides, new TrunkSettings("new") { Addresses = ["127.0.0.1"], NumberIn = "100=+493055550100, +4930=+4940" });
        var (house, world) = await sides.CallAsync();
        var arrived = sides.HouseJournal.Of<CallArrived>().Single();
        Assert.That((arrived.Trunk, arrived.To, arrived.From), Is.EqualTo(("new", "+493055550100", "+4940111")), "numbers are read by the trunk's rules");
        Assert.That((sides.House.Trunks.State("new")!.CallsInUse, sides.House.Trunks.State("new")!.LastHour.Received), Is.EqualTo((1, 1)));

        await UseAsync(sides);
        Assert.That(((DialOutcome.Refused)await sides.Dial()).End.SipStatus, Is.EqualTo(401));
        Assert.That((house.End, sides.House.Trunks.State("new")), Is.EqualTo(((CallEnd?)null, (TrunkState?)null)));
        await world.HangUpAsync(new CallEnd(CallResult.Completed, EndReason.CallerHungUp));
        Assert.That((await sides.FactsAsync(house.CallId))[^1], Is.InstanceOf<CallEnded>());
    }

    [Test]
    public async Task Use_OneThatRegisters_RegistersOnce_AgainWithAnotherPassword_AndUnregistersWhenItGoes()
    {
        await using var sides = await Sides.OpenAsync(worldUsers: new OneUser(Account, Digest.Ha1(DigestAlgorithm.Md5, Account, "callcenter", "right")));
        var port = sides.World.Endpoint.LocalEndPoint.Port;
        var trunk = new TrunkSettings("new") { Host = "127.0.0.1", Port = port, User = Account, Password = "right", Register = true, KeepAliveSeconds = 0 };

        await UseAsync(sides, trunk);
        await Until.TrueAsync(() => sides.House.Trunks.State("new") is { Registration: TrunkRegistrationState.Registered });
        var binding = sides.World.Registrar.Lookup(Account).Single();

        await UseAsync(sides, trunk with { MaxCalls = 7 });
        Assert.That(sides.World.Registrar.Lookup(Account).Single(), Is.EqualTo(binding), "another limit is no reason to register again");
        Assert.That(sides.House.Trunks.State("new")!.MaxCalls, Is.EqualTo(7));

        await UseAsync(sides, trunk with { Password = "wrong" });
        // the error is counted a moment after the state
        await Until.TrueAsync(() => sides.House.Trunks.State("new") is { Registration: TrunkRegistrationState.Failed, LastErrors.Count: > 0 });
        Assert.That(sides.House.Trunks.State("new")!.LastErrors.Single().Kind, Is.EqualTo(TrunkErrorKind.Registration));
        Assert.That(sides.World.Registrar.Count, Is.Zero, "the old registration was taken back");

        await UseAsync(sides, trunk);
        await Until.TrueAsync(() => sides.House.Trunks.State("new") is { Registration: TrunkRegistrationState.Registered });
        Assert.That(sides.World.Registrar.Count, Is.EqualTo(1));
        await UseAsync(sides);
        Assert.That(sides.World.Registrar.Count, Is.Zero);
    }

    [Test]
    public async Task Use_ANameOfTheConfiguration_IsTheConfigurations()
    {
        await using var sides = await Sides.OpenAsync(maxCalls: 3);

        await UseAsync(sides, new TrunkSettings("other") { Addresses = ["192.0.2.1"], MaxCalls = 99 });

        Assert.That(sides.House.Trunks.States.Select(s => (s.Trunk, s.MaxCalls)), Is.EqualTo(new[] { ("other", 3) }));
    }

    private static Task UseAsync(Sides sides, params TrunkSettings[] trunks) => sides.House.Trunks.UseAsync(trunks, CancellationToken.None);
}
