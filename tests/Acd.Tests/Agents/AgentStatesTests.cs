using CallCenter.Acd.Agents;
using CallCenter.Acd.Tests.Support;

namespace CallCenter.Acd.Tests.Agents;

public sealed class AgentStatesTests
{
    private static readonly Diagram<AgentState, AgentTrigger> States = new(AgentState.SignedOut, AgentStates.Configure);

    [Test]
    public void States_AsPicture_AreWrittenToTheDocuments() =>
        Assert.That(States.WriteTo("agent-states.md", "An agent's states", "src/Acd/Agents/AgentStates.cs"), Does.Contain("Offered --> OnCall: Answer"));

    [Test]
    public void EveryState_LeadsToSignedOut_AndIsReachable()
    {
        Assert.That(States.ReachableFrom(AgentState.SignedOut), Is.EquivalentTo(Enum.GetValues<AgentState>()));
        Assert.That(Enum.GetValues<AgentState>().All(s => States.ReachableFrom(s).Contains(AgentState.SignedOut)));
    }

    [Test]
    public void OnCall_EndsOnlyInWrapUp() =>
        Assert.That(States.Edges.Where(e => e.From == AgentState.OnCall).Select(e => e.To), Is.EqualTo(new[] { AgentState.WrapUp }));

    [Test]
    public void NotReady_AgainWithAnotherReason_StaysNotReady()
    {
        var machine = AgentStates.Machine();

        Assert.That(machine.TryNext(AgentState.NotReady, AgentTrigger.GoNotReady, out var next));
        Assert.That(next, Is.EqualTo(AgentState.NotReady));
        Assert.That(machine.TryNext(AgentState.OnCall, AgentTrigger.SignOut, out _), Is.False);
    }
}
