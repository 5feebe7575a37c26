using CallCenter.CtiServer.Calls;
using CallCenter.CtiServer.Options;

namespace CallCenter.CtiServer.Tests.Calls;

internal sealed class NumberRouterTests
{
    [TestCase("4242", "sales")]
    [TestCase("4243", "default")]
    [TestCase("", "default")]
    [TestCase("03055550100", "billing")]
    [TestCase("+493055550100", "billing")]
    [TestCase("00493055550100", "billing")]
    [TestCase("493055550100", "billing")]
    [TestCase("+493055550100;npdi;rn=+4930", "billing")]
    [TestCase("03055550199", "default")]
    public void FlowFor_Number_ItsRouteOrTheDefault(string dialed, string expected)
    {
        var router = new NumberRouter(new FlowSettings("flows", "default", new Dictionary<string, string> { ["4242"] = "sales", ["030 55550100"] = "billing" }),
            new NumberingPlan());

        Assert.That(router.FlowFor(dialed), Is.EqualTo(expected));
    }
}
