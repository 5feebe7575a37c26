using CallCenter.Acd.Tests.Support;
using CallCenter.Testing.Contracts;

namespace CallCenter.Acd.Tests.Agents;

/// <summary>The real desk keeps the contract.</summary>
public sealed class AgentDeskTests : AgentDeskContract
{
    private Floor _floor = null!;

    protected override void OpenDesk()
    {
        _floor = Floor.Open();
        _floor.AddAgent("ann");
        _floor.PlugIn("ann");
    }

    protected override DeskError Ask(Func<IAgentDesk, Task<DeskError>> command) => _floor.Command(command);

    protected override WrapUpDraft? Draft(string agent) => _floor.Ask(() => _floor.Desk.DraftAsync(agent));

    protected override AgentView ViewOf(string agent) => _floor.View(agent);

    protected override void Offer(string agent)
    {
        _floor.Command(d => d.SetStateAsync(agent, AgentState.Ready, null, agent));
        _floor.Caller();
    }

    protected override void Talk(string agent)
    {
        Offer(agent);
        _floor.Command(d => d.AcceptAsync(agent, _floor.View(agent).Lease!.Value));
        _floor.Answer(agent);
    }
}
