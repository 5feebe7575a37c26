using System.Net;
using CallCenter.CallControl.Legs;

namespace CallCenter.CallControl.Tests.Legs;

public sealed class LocalAddressesTests
{
    [Test]
    public void Facing_BoundToOneAddress_IsThatAddress() =>
        Assert.That(new LocalAddresses(IPAddress.Parse("192.0.2.7")).Facing(IPAddress.Loopback), Is.EqualTo(IPAddress.Parse("192.0.2.7")));

    [Test]
    public void Facing_BoundToAll_IsTheAddressThatThePeerCanReach() =>
        Assert.That(new LocalAddresses(IPAddress.Any).Facing(IPAddress.Loopback), Is.EqualTo(IPAddress.Loopback));
}
