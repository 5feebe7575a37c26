using System.Net;
using System.Text;
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

    [TestCase("2001:db8::1", null, "[2001:db8::1]")]
    [TestCase("192.0.2.7", null, "192.0.2.7")]
    [TestCase("192.0.2.7", "sip.example", "sip.example")]
    public void HostFacing_IsWhatStandsInVia(string bind, string? advertised, string host)
    {
        var addresses = new LocalAddresses(IPAddress.Parse(bind), advertised);

        Assert.That(Encoding.ASCII.GetString(addresses.HostFacing(IPAddress.Loopback)), Is.EqualTo(host));
    }
}
