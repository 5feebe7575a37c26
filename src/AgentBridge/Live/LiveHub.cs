using CallCenter.AgentBridge.SignIn;
using Microsoft.AspNetCore.SignalR;

namespace CallCenter.AgentBridge.Live;

/// <summary>
/// The pages' line. To the page: "view" (<see cref="ViewPush"/>), "offer" (<see cref="ScreenPop"/>), "figures" (<see cref="FiguresPush"/>).
/// From the page: <see cref="Confirm"/>.
/// </summary>
internal sealed class LiveHub(PageConnections connections, AgentPages pages, IAgentDesk desk, ILiveFigures figures, TimeProvider clock) : Hub
{
    public const string Supervisors = "supervisors";
    public const string Agents = "agents";

    public static string PagesOf(string user) => $"user:{user}";

    public override async Task OnConnectedAsync()
    {
        var user = Context.User!.User();
        var supervises = Context.User!.Supervises();
        connections.Add(Context, user, supervises);
        await Groups.AddToGroupAsync(Context.ConnectionId, PagesOf(user));
        await Groups.AddToGroupAsync(Context.ConnectionId, supervises ? Supervisors : Agents);
        await Clients.Caller.SendAsync("view", new ViewPush(clock.GetUtcNow(), desk.View(user)));
        await Clients.Caller.SendAsync("figures", FiguresPush.Of(figures.Now(), supervises));
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        connections.Remove(Context.ConnectionId);
        return Task.CompletedTask;
    }

    /// <summary>The page shows the pop of this lease.</summary>
    public void Confirm(long lease) => pages.Confirmed(Context.User!.User(), lease);
}
