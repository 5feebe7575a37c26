using CallCenter.Acd.Tests.Support;

namespace CallCenter.Acd.Tests.Agents;

public sealed class AxesTests
{
    [Test]
    public void ThroughOneCall_ThePageAndTheFiguresHaveTheSame()
    {
        var floor = Floor.Open();
        floor.ReadyAgent("ann");
        Assert.That(Axes(floor), Is.EqualTo((ChosenState.Available, (string?)null, AgentWork.Idle)));
        floor.Pages.Confirm = () => new TaskCompletionSource().Task;
        var turnedAway = floor.Caller();
        Assert.That(Axes(floor).Item3, Is.EqualTo(AgentWork.Offered), "the page has not shown it yet");
        floor.Pages.Confirm = null;
        floor.Command(d => d.RejectAsync("ann", floor.View("ann").Lease!.Value));
        Assert.That(Axes(floor), Is.EqualTo((ChosenState.NotReady, (string?)NotReadyReason.Rejected, AgentWork.Idle)));
        floor.Happens(turnedAway.Leg.HangUp);
        floor.Command(d => d.SetStateAsync("ann", AgentState.Ready, null, "ann"));
        floor.Pass(60);
        floor.Caller();
        Assert.That(Axes(floor).Item3, Is.EqualTo(AgentWork.Ringing));
        floor.Answer("ann");
        floor.Command(d => d.SetStateAsync("ann", AgentState.NotReady, NotReadyReason.Lunch, "ann"));
        Assert.That(Axes(floor), Is.EqualTo((ChosenState.NotReady, (string?)NotReadyReason.Lunch, AgentWork.Talking)), "chosen for after the call");
        floor.Command(d => d.HoldAsync("ann"));
        Assert.That(Axes(floor).Item3, Is.EqualTo(AgentWork.Holding));
        floor.Command(d => d.ResumeAsync("ann"));
        floor.Command(d => d.HangUpAsync("ann"));
        Assert.That(Axes(floor), Is.EqualTo((ChosenState.NotReady, (string?)NotReadyReason.Lunch, AgentWork.WrapUp)));
        floor.Command(d => d.CompleteWrapUpAsync("ann", null, null));
        floor.Command(d => d.SetStateAsync("ann", AgentState.Ready, null, "ann"));
        floor.Unplug("ann");
        Assert.That(Axes(floor), Is.EqualTo((ChosenState.Available, (string?)null, AgentWork.Unreachable)), "which nobody has chosen");
    }

    private static (ChosenState, string?, AgentWork) Axes(Floor floor)
    {
        var (view, figures) = (floor.View("ann"), floor.Acd.Figures.Now().Agents.Single(a => a.Agent == "ann"));
        Assert.That((figures.Chosen, figures.ChosenReason, figures.Work), Is.EqualTo((view.Chosen, view.ChosenReason, view.Work)));
        return (view.Chosen, view.ChosenReason, view.Work);
    }
}
