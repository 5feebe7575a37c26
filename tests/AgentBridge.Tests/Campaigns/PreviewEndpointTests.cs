using CallCenter.AgentBridge.Tests.Fakes;

namespace CallCenter.AgentBridge.Tests.Campaigns;

internal sealed class PreviewEndpointTests : HostFixture
{
    private const string Path = "/api/v1/desk/preview";

    private static readonly Campaign Spring = new(Guid.NewGuid(), "spring", "support", PacingMode.Preview, "neutral", CampaignState.Running, default)
    {
        Seller = "Acme", CallerNumber = "+4930123456", Script = [new ScriptPage("hello", "Hello {name}")],
    };

    [SetUp]
    public void Forget()
    {
        Host.Campaigns.Campaigns.Clear();
        Host.Campaigns.Show(null, "anna");
        Host.Campaigns.Bar = null;
    }

    [Test]
    public async Task Lead_IsSeenByItsAgentAlone_AndDialedOnce()
    {
        using (var none = await Agent.GetAsync(Path))
        {
            Assert.That((int)none.StatusCode, Is.EqualTo(204));
        }

        Show();
        var seen = await Agent.GetJsonAsync(Path);
        Assert.That((seen.Text("campaign"), seen["lead"].Text("number"), seen["script"]![0].Text("text"), seen["dialing"]!.GetValue<bool>()), Is.EqualTo(("spring", "+4930555001", "Hello {name}", false)));
        var (status, dialed) = await Agent.SendAsync("POST", $"{Path}/dial");
        Assert.That((status, dialed!["bar"]), Is.EqualTo((200, (object?)null)));
        Assert.That((await Agent.SendAsync("POST", $"{Path}/dial")).Status, Is.EqualTo(404), "it rings already");
        Assert.That((await Agent.SendAsync("POST", $"{Path}/cancel")).Status, Is.EqualTo(204));
        Assert.That((await Agent.SendAsync("POST", $"{Path}/cancel")).Status, Is.EqualTo(404), "it rings no more");
        Assert.That((await Supervisor.SendAsync("POST", $"{Path}/skip")).Status, Is.EqualTo(403).Or.EqualTo(404));
    }

    [Test]
    public async Task Refusal_SaysWhy_AndSkippedIsGone()
    {
        Show();
        Host.Campaigns.Bar = DialBar.DoNotCall;
        Assert.That((await Agent.SendAsync("POST", $"{Path}/dial")).Body.Text("bar"), Is.EqualTo("doNotCall"));
        Show();
        Assert.That((await Agent.SendAsync("POST", $"{Path}/skip")).Status, Is.EqualTo(204));
        Assert.That((await Agent.SendAsync("POST", $"{Path}/skip")).Status, Is.EqualTo(404));
    }

    private void Show() => Host.Campaigns.Show(new LeadPreview(CallId.New(), "anna", Spring, new Lead(Guid.NewGuid(), Spring.Id, "+4930555001", "Bea"), DateTimeOffset.UtcNow.AddSeconds(60)), "anna");
}
