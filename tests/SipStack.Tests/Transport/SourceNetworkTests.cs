using System.Net;
using CallCenter.SipStack.Transport;

namespace CallCenter.SipStack.Tests.Transport;

internal sealed class SourceNetworkTests
{
    [TestCase("192.0.2.7", "192.0.2.7")]
    [TestCase("::ffff:192.0.2.7", "192.0.2.7")]
    [TestCase("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::")]
    [TestCase("::1", "::1")]
    public void Of_IsWhatLimitsCountAsOne(string address, string network) =>
        Assert.That(SourceNetwork.Of(IPAddress.Parse(address)), Is.EqualTo(IPAddress.Parse(network)));
}
