using CallCenter.AgentBridge.SignIn;
using Microsoft.AspNetCore.SignalR;

namespace CallCenter.AgentBridge.Live;

/// <summary>
/// The pages' line. To the page: "view" (<see cref="ViewPush"/>), "offer" (<see cref="ScreenPop"/>), "figures" (<see cref="FiguresPush"/>),
/// "messages" (<see cref="AgentMessage"/>, all of them),
/// to supervisors "campaigns" (a list of <see cref="CampaignLive"/>).
/// From the page: <see cref="Confirm"/>.
/// </summary>
internal sealed class LiveHub(PageConnections connections, AgentPages pages, ILiveFigures figures, ISupervision supervision) : Hub
{
    public override Task OnConnectedAsync()
    {
        var page = connections.Add(Context);
        pages.Changed(page.User);
        page.Mailbox.Post("figures", FiguresPush.Of(figures.Now(), page.Supervises ? supervision.Observations : null));
        return Task.CompletedTask;
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        connections.Remove(Context.ConnectionId);
        return Task.CompletedTask;
    }

    /// <summary>The page shows the pop of this lease.</summary>
    public void Confirm(long lease) => pages.Confirmed(Context.User!.User(), lease);
}
