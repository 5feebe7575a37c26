using CallCenter.AgentBridge.SignIn;
using Microsoft.AspNetCore.SignalR;

namespace CallCenter.AgentBridge.Live;

/// <summary>
/// The pages' line. To the page: "view" (<see cref="ViewPush"/>), "offer" (<see cref="ScreenPop"/>), "figures" (<see cref="FiguresPush"/>),
/// "messages" (<see cref="AgentMessage"/>, all of them),
/// to supervisors "campaigns" (a list of <see cref="CampaignLive"/>).
/// "preview" (the lead that the agent looks at, or null), "phone" (<see cref="PagePhoneView"/>). From the page: <see cref="Confirm"/>, and all that ends in Phone, which is the telephone in the page.
/// </summary>
internal sealed class LiveHub(PageConnections connections, AgentPages pages, ILiveFigures figures, IPagePhones phones, ISupervision supervision) : Hub
{
    private const int LongestInstance = 64;

    private string User => Context.User!.User();

    public override Task OnConnectedAsync()
    {
        var page = connections.Add(Context);
        pages.Changed(page.User);
        page.Mailbox.Post("phone", phones.Find(page.User));
        page.Mailbox.Post("figures", FiguresPush.Of(figures.Now(), page.Supervises ? supervision.Observations : null));
        return Task.CompletedTask;
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        phones.Gone(User, Context.ConnectionId);
        connections.Remove(Context.ConnectionId);
        return Task.CompletedTask;
    }

    /// <summary>The page shows the pop of this lease.</summary>
    public void Confirm(long lease) => pages.Confirmed(User, lease);

    /// <summary>This page wants to be its user's telephone.</summary>
    /// <param name="instance">a word that the page makes when it is loaded.</param>
    /// <param name="sdp">the offer of its RTCPeerConnection.</param>
    /// <param name="takeOver">also when another page is the telephone.</param>
    public PhoneLine OpenPhone(string instance, string sdp, bool takeOver)
    {
        var address = Context.GetHttpContext()?.Connection.RemoteIpAddress;
        return address is null || instance.Length is 0 or > LongestInstance
            ? PhoneLine.Of(new PageOfferOutcome.Refused(BrowserLineRefusal.NotUnderstood))
            : PhoneLine.Of(phones.Open(new PageOffer(User, Context.ConnectionId, instance, sdp, address, takeOver)));
    }

    /// <summary>Said every second by the page that is the telephone; false: it is not.</summary>
    public bool BeatPhone(string instance, bool microphone) => phones.Beat(User, Context.ConnectionId, instance, microphone);

    /// <summary>Picks up, or turns away, what rings.</summary>
    public void AnswerPhone(string instance, bool accept) => phones.Answer(User, instance, accept);

    /// <summary>The page hears itself, for a try.</summary>
    public void EchoPhone(string instance, bool on) => phones.Echo(User, instance, on);

    public void ClosePhone(string instance) => phones.Close(User, instance);
}
