namespace CallCenter.CtiServer.Demo;

/// <summary>What the simulated agents do at their desks: be ready, take a break now and then, write a note after each call.</summary>
internal sealed class DemoAgents(IAgentDesk desk)
{
    private static readonly (string Disposition, string Note)[] Notes =
    [
        ("resolved", "Contract checked and changed as wished."), ("resolved", "Explained the bill."), ("followUp", "Sends papers by letter, look again next week."),
    ];

    private static readonly TimeSpan Step = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan NoteTime = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan BreakTime = TimeSpan.FromSeconds(25);

    public Task RunAsync(IReadOnlyList<string> agents, CancellationToken ct) => Task.WhenAll(agents.Select(a => SitAsync(a, ct)));

    private async Task SitAsync(string agent, CancellationToken ct)
    {
        await desk.SignInAsync(agent);
        using var timer = new PeriodicTimer(Step);
        do
        {
            var view = desk.View(agent);
            var since = view is null ? TimeSpan.Zero : DateTimeOffset.UtcNow - view.Since;
            switch (view?.State)
            {
                case AgentState.WrapUp when since > NoteTime:
                    var (disposition, note) = Notes[Random.Shared.Next(Notes.Length)];
                    await desk.CompleteWrapUpAsync(agent, disposition, note);
                    break;
                case AgentState.Ready when Random.Shared.Next(60) == 0:
                    await desk.SetStateAsync(agent, AgentState.NotReady, NotReadyReason.Break, agent);
                    break;
                case AgentState.NotReady when view.Reason != NotReadyReason.Break || since > BreakTime:
                    await desk.SetStateAsync(agent, AgentState.Ready, null, agent);
                    break;
            }
        }
        while (await timer.WaitForNextTickAsync(ct));
    }
}
