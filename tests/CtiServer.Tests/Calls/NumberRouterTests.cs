using CallCenter.CtiServer.Calls;
using CallCenter.CtiServer.Options;

namespace CallCenter.CtiServer.Tests.Calls;

internal sealed class NumberRouterTests
{
    [TestCase("4242", "sales")]
    [TestCase("4243", "default")]
    [TestCase("", "default")]
    public void FlowFor_Number_ItsRouteOrTheDefault(string dialed, string expected)
    {
        var router = new NumberRouter(new FlowSettings("flows", "default", new Dictionary<string, string> { ["4242"] = "sales" }));

        Assert.That(router.FlowFor(dialed), Is.EqualTo(expected));
    }
}
