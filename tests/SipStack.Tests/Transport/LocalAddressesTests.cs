using System.Net;
using System.Text;
using CallCenter.SipStack.Nat;
using CallCenter.SipStack.Transport;

namespace CallCenter.SipStack.Tests.Transport;

public sealed class LocalAddressesTests
{
    [Test]
    public void Facing_BoundToOneAddress_IsThatAddress() =>
        Assert.That(new LocalAddresses(IPAddress.Parse("192.0.2.7")).Facing(IPAddress.Loopback), Is.EqualTo(IPAddress.Parse("192.0.2.7")));

    [Test]
    public void Facing_BoundToAll_IsTheAddressThatThePeerCanReach() =>
        Assert.That(new LocalAddresses(IPAddress.Any).Facing(IPAddress.Loopback), Is.EqualTo(IPAddress.Loopback));

    [TestCase("2001:db8::1", "[2001:db8::1]")]
    [TestCase("192.0.2.7", "192.0.2.7")]
    public void HostFacing_IsWhatStandsInVia(string bind, string host) =>
        Assert.That(Encoding.ASCII.GetString(new LocalAddresses(IPAddress.Parse(bind)).HostFacing(IPAddress.Loopback)), Is.EqualTo(host));

    [TestCase("198.51.100.1", "203.0.113.9")]
    [TestCase("10.1.2.3", "10.0.0.5")]
    [TestCase("172.31.0.1", "10.0.0.5")]
    [TestCase("192.168.7.1", "10.0.0.5")]
    [TestCase("100.64.0.1", "10.0.0.5")]
    [TestCase("127.0.0.1", "10.0.0.5")]
    public void Facing_WithAPublicAddress_OnlyTheWorldSeesIt(string peer, string seen)
    {
        var addresses = new LocalAddresses(IPAddress.Parse("10.0.0.5"), new PublicAddress(IPAddress.Parse("203.0.113.9")));

        Assert.That(addresses.Facing(IPAddress.Parse(peer)), Is.EqualTo(IPAddress.Parse(seen)));
        Assert.That(Encoding.ASCII.GetString(addresses.HostFacing(IPAddress.Parse(peer))), Is.EqualTo(seen));
    }
}
