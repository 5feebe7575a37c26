using CallCenter.AgentBridge.Tests.Fakes;

namespace CallCenter.AgentBridge.Tests.Live;

internal sealed class PhoneLineTests
{
    private const string Path = "/api/v1/phone/line";

    [Test]
    public async Task Line_IsTheFirstPages_UntilItIsLoadedAgain_OrAnotherTakesOver()
    {
        await using var host = await BridgeHost.StartAsync();
        using var anna = await host.ClientAsync("anna");
        var (status, answer) = await anna.SendAsync("POST", Path, """{"instance":"first","sdp":"v=0"}""");
        Assert.That((status, answer.Text("sdp")), Is.EqualTo((200, "v=0 answer")));
        (status, answer) = await anna.SendAsync("POST", Path, """{"instance":"second","sdp":"v=0"}""");
        Assert.That((status, answer.Text("code")), Is.EqualTo((409, "elsewhere")));
        Assert.That((await anna.SendAsync("POST", Path, """{"instance":"third","before":"first","sdp":"v=0"}""")).Status, Is.EqualTo(200));
        Assert.That((await anna.SendAsync("POST", Path, """{"instance":"second","takeOver":true,"sdp":"v=0"}""")).Status, Is.EqualTo(200));
        Assert.That(host.PagePhones.Find("anna")!.Instance, Is.EqualTo("second"));
    }

    [TestCase("{}", "instance sdp")]
    [TestCase("""{"instance":"first","sdp":"nonsense"}""", "sdp")]
    [TestCase("""{"instance":"a-word-that-is-longer-than-any-page-makes-it-and-so-was-not-made-by-one","sdp":"v=0"}""", "instance")]
    public async Task Line_BadWish_IsRefusedAtItsFields(string body, string fields)
    {
        await using var host = await BridgeHost.StartAsync();
        using var anna = await host.ClientAsync("anna");
        var (status, answer) = await anna.SendAsync("POST", Path, body);
        Assert.That((status, string.Join(' ', answer!["faults"]!.AsArray().Select(f => f.Text("field")))), Is.EqualTo((400, fields)));
    }

    [Test]
    public async Task Line_OfNobody_IsRefused()
    {
        await using var host = await BridgeHost.StartAsync();
        using var nobody = await host.ClientAsync(null);
        Assert.That((await nobody.SendAsync("POST", Path, """{"instance":"first","sdp":"v=0"}""")).Status, Is.EqualTo(401));
    }
}
