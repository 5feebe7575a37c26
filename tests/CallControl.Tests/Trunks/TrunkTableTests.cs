using System.Net;
using CallCenter.CallControl.Trunks;
using CallCenter.SipStack.Messages;

namespace CallCenter.CallControl.Tests.Trunks;

public sealed class TrunkTableTests
{
    private static readonly TrunkConfig Wide = Trunk("wide", "192.0.2.0/24");
    private static readonly TrunkConfig Narrow = Trunk("narrow", "192.0.2.16/28") with { Host = "192.0.2.17", User = "carrier" };
    private static readonly TrunkTable Table = new([Wide, Narrow]);

    [TestCase("192.0.2.1", "wide")]
    [TestCase("192.0.2.20", "narrow")]
    [TestCase("::ffff:192.0.2.20", "narrow")]
    [TestCase("198.51.100.1", null)]
    public void ByAddress_SeveralNetworks_TheNarrowestWins(string source, string? name) =>
        Assert.That(Table.ByAddress(IPAddress.Parse(source))?.Name, Is.EqualTo(name));

    [Test]
    public void ByUser_KnownAndUnknown_FindsTheTrunkOrNothing()
    {
        Assert.That(Table.ByUser("carrier"), Is.SameAs(Narrow));
        Assert.That(Table.ByUser("nobody"), Is.Null);
    }

    [Test]
    public void ForOutbound_OnlyOneHasAHost_IsChosen() => Assert.That(Table.ForOutbound(_ => true), Is.EqualTo((TrunkConfig[])[Narrow]));

    [Test]
    public void ForOutbound_ByPriority_AndThoseThatAreAwayAtTheEnd()
    {
        var (first, second, third) = (Out("first", 1), Out("second", 2), Out("third", 3));
        var table = new TrunkTable([third, first, second]);

        Assert.That(table.ForOutbound(_ => true), Is.EqualTo((TrunkConfig[])[first, second, third]));
        Assert.That(table.ForOutbound(t => t != first), Is.EqualTo((TrunkConfig[])[second, third, first]));
    }

    [Test]
    public void ForOutbound_OfOnePriority_SharesByWeight()
    {
        var (light, heavy) = (Out("light", 1), Out("heavy", 1) with { Weight = 3 });
        var table = new TrunkTable([light, heavy]);

        var heavyFirst = Enumerable.Range(0, 2000).Count(_ => table.ForOutbound(_ => true)[0] == heavy);

        // three in four; 5 standard deviations to either side
        Assert.That(heavyFirst, Is.InRange(1400, 1600));
    }

    [Test]
    public void Replace_TrunkWithOtherNames_ForgetsTheAddressesOfTheOldOnes()
    {
        var named = Trunk("named", "198.51.100.1/32") with { AddressNames = ["old.example"] };
        var table = new TrunkTable([named]);
        table.SetNamed(named, [IPAddress.Parse("203.0.113.9")]);

        table.Replace([named with { AddressNames = ["new.example"] }]);

        Assert.That((table.ByAddress(IPAddress.Parse("203.0.113.9")), table.ByAddress(IPAddress.Parse("198.51.100.1"))?.Name), Is.EqualTo(((TrunkConfig?)null, "named")));
    }

    private static TrunkConfig Out(string name, int priority) => Trunk(name, "192.0.2.0/24") with { Host = "192.0.2.9", Priority = priority };

    private static TrunkConfig Trunk(string name, string network) =>
        new(name, [IPNetwork.Parse(network)], null, 5060, TransportKind.Udp, null, null, false, null, 10);
}
