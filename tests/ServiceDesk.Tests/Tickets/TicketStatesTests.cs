using System.Runtime.CompilerServices;
using CallCenter.CallModel;
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

        Assert.That(TicketStates.Table.States, Is.EquivalentTo(Enum.GetValues<TicketState>()));
        Assert.That(
            Enum.GetValues<TicketState>().Where(state => moves.From(state).Count == 0),
            Is.EquivalentTo((TicketState[])[TicketState.Closed, TicketState.ClosedUnresolved]));
        Assert.That(Enum.GetValues<TicketState>().Count(TicketStates.IsOpen), Is.EqualTo(5));
    }

    [Test]
    public void Closed_IsReachedOnlyFromHandled() => Assert.That(
        TicketStates.Table.Edges.Where(edge => edge.To == TicketState.Closed).Select(edge => edge.From),
        Is.EqualTo((TicketState[])[TicketState.Handled]));

    [Test]
    public void Mermaid_OfTheTables_StandsInTheDocuments()
    {
        Keep("ticket-states.mmd", TicketStates.Table.ToMermaid());
        Keep("callback-states.mmd", CallbackDesk.Table.ToMermaid());

        Assert.That(File.ReadAllText(PathOf("ticket-states.mmd")), Does.Contain("Handled --> Closed: Close"));
        Assert.That(File.ReadAllText(PathOf("callback-states.mmd")), Does.Contain("Waiting --> Taken: take"));
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
