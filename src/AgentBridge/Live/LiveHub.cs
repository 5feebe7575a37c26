using CallCenter.AgentBridge.SignIn;
using Microsoft.AspNetCore.SignalR;

namespace CallCenter.AgentBridge.Live;

/// <summary>
/// The pages' line. To the page: "view" (<see cref="ViewPush"/>), "offer" (<see cref="ScreenPop"/>), "figures" (<see cref="FiguresPush"/>),
/// "messages" (<see cref="AgentMessage"/>, all of them),
/// to supervisors "campaigns" (a list of <see cref="CampaignLive"/>).
/// "phone" (<see cref="PagePhoneView"/>). From the page: <see cref="Confirm"/>, and all that ends in Phone, which is the telephone in the page, whose line is made by <see cref="PhoneLineEndpoint"/>.
/// </summary>
internal sealed class LiveHub(PageConnections connections, AgentPages pages, ILiveFigures figures, IPagePhones phones, ISupervision supervision) : Hub
{
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

    /// <summary>Said every second by the page that is the telephone; false: it is not.</summary>
    public bool BeatPhone(string instance, bool microphone) => phones.Beat(User, Context.ConnectionId, instance, microphone);

    /// <summary>Picks up, or turns away, what rings.</summary>
    public void AnswerPhone(string instance, bool accept) => phones.Answer(User, instance, accept);

    /// <summary>The page hears itself, for a try.</summary>
    public void EchoPhone(string instance, bool on) => phones.Echo(User, instance, on);

    public void ClosePhone(string instance) => phones.Close(User, instance);
}
