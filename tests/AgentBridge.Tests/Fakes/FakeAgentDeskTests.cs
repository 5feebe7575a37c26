using CallCenter.Testing.Contracts;

namespace CallCenter.AgentBridge.Tests.Fakes;

/// <summary>The double keeps the real desk's contract, or what the pages' tests see would be worth nothing.</summary>
public sealed class FakeAgentDeskTests : AgentDeskContract
{
    private FakeAgentDesk _desk = null!;

    protected override void OpenDesk()
    {
        var users = new FakeUsers();
        users.AddAsync(new UserProfile("ann", "ANN", Roles.Agent, new Dictionary<string, int>(), ["support"]), new UserSecrets(null, null, null)).GetAwaiter().GetResult();
        _desk = new FakeAgentDesk(TimeProvider.System, users, new Lazy<IAgentNotifier>(() => new NoPages()));
    }

    protected override DeskError Ask(Func<IAgentDesk, Task<DeskError>> command) => command(_desk).GetAwaiter().GetResult();

    protected override WrapUpDraft? Draft(string agent) => _desk.DraftAsync(agent).GetAwaiter().GetResult();

    protected override AgentView ViewOf(string agent) => _desk.View(agent)!;

    protected override void Offer(string agent)
    {
        Ask(d => d.SetStateAsync(agent, AgentState.Ready, null, agent));
        _desk.OfferAsync(agent, lease => Samples.Pop(lease, DateTimeOffset.UnixEpoch)).GetAwaiter().GetResult();
    }

    protected override void Talk(string agent)
    {
        Offer(agent);
        Ask(d => d.AcceptAsync(agent, _desk.View(agent)!.Lease!.Value));
    }

    private sealed class NoPages : IAgentNotifier
    {
        public bool HasPage(string agent) => false;

        public Task ShowOfferAsync(string agent, ScreenPop pop, CancellationToken ct) => Task.CompletedTask;

        public void Changed(string agent)
        {
        }
    }
}
