using System.Runtime.CompilerServices;
using CallCenter.CallModel.States;
using CallCenter.ServiceDesk.Callbacks;
using CallCenter.ServiceDesk.Tickets;

namespace CallCenter.ServiceDesk.Tests.Tickets;

[TestFixture]
internal sealed class TicketStatesTests
{
    [Test]
    public void From_EveryState_IsConfiguredAndOnlyClosedOnesEnd()
    {
        var moves = new TicketStates();

        Assert.That(
            TicketStates.Machine(TicketState.New).GetInfo().States.Select(s => s.UnderlyingState), Is.EquivalentTo(Enum.GetValues<TicketState>()));
        Assert.That(
            Enum.GetValues<TicketState>().Where(state => moves.From(state).Count == 0),
            Is.EquivalentTo((TicketState[])[TicketState.Closed, TicketState.ClosedUnresolved]));
        Assert.That(Enum.GetValues<TicketState>().Count(TicketStates.IsOpen), Is.EqualTo(5));
    }

    [Test]
    public void Closed_IsReachedOnlyFromHandled() => Assert.That(
        Enum.GetValues<TicketState>().Where(from => TicketStates.TryMove(from, TicketState.Closed)),
        Is.EqualTo((TicketState[])[TicketState.Handled]));

    [Test]
    public void TryMove_AnyTwoStates_IsLegalExactlyWhereItIsOffered([Values] TicketState from, [Values] TicketState to) =>
        Assert.That(TicketStates.TryMove(from, to), Is.EqualTo(new TicketStates().From(from).Contains(to)));

    [Test]
    public void Pictures_OfTheMachines_StandInTheDocuments()
    {
        Keep("ticket-states.mmd", StatePicture.Of(TicketStates.Machine(TicketState.New)));
        Keep("callback-states.mmd", StatePicture.Of(CallbackStates.Machine(CallbackState.Waiting)));

        Assert.That(File.ReadAllText(PathOf("ticket-states.mmd")), Does.Contain("Handled --> Closed: Close"));
        Assert.That(File.ReadAllText(PathOf("callback-states.mmd")), Does.Contain("Waiting --> Taken: Take"));
    }

    // Written only when different, so that a test run leaves a clean tree clean.
    private static void Keep(string name, string picture)
    {
        var path = PathOf(name);
        if (!File.Exists(path) || File.ReadAllText(path) != picture)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, picture);
        }
    }

    private static string PathOf(string name, [CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "docs", "flows", name));
}
