using System.Runtime.CompilerServices;
using CallCenter.Acd.Agents;
using CallCenter.CallModel;

namespace CallCenter.Acd.Tests.Agents;

public sealed class AgentStatesTests
{
    /// <summary>Draws docs/flows/agent-states.md from the table that runs, so the picture cannot rot.</summary>
    [Test]
    public void Table_AsPicture_IsWrittenToTheDocuments()
    {
        var picture = AgentStates.Table.ToMermaid();
        var path = Path.GetFullPath(Path.Combine(Folder(), "..", "..", "..", "docs", "flows", "agent-states.md"));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var text = $"""
            # An agent's states

            Written by the test run from `src/Acd/Agents/AgentStates.cs`; changes here are lost.

            ```mermaid
            {picture.TrimEnd()}
            ```

            """;
        if (!File.Exists(path) || File.ReadAllText(path) != text)
        {
            File.WriteAllText(path, text);
        }

        Assert.That(File.ReadAllText(path), Does.Contain("Offered --> OnCall: Answer"));
    }

    [Test]
    public void EveryState_LeadsToSignedOut_AndIsReachable()
    {
        var edges = AgentStates.Table.Edges.ToList();
        Assert.That(Reach(AgentState.SignedOut, edges.Select(e => (e.From, e.To))), Is.EquivalentTo(Enum.GetValues<AgentState>()));
        Assert.That(Reach(AgentState.SignedOut, edges.Select(e => (e.To, e.From))), Is.EquivalentTo(Enum.GetValues<AgentState>()));
    }

    [Test]
    public void OnCall_EndsOnlyInWrapUp() =>
        Assert.That(AgentStates.Table.Edges.Where(e => e.From == AgentState.OnCall).Select(e => e.To), Is.EqualTo(new[] { AgentState.WrapUp }));

    private static HashSet<AgentState> Reach(AgentState from, IEnumerable<(AgentState From, AgentState To)> edges)
    {
        var all = edges.ToList();
        var reached = new HashSet<AgentState> { from };
        while (all.Any(e => reached.Contains(e.From) && reached.Add(e.To)))
        {
        }

        return reached;
    }

    private static string Folder([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;
}
