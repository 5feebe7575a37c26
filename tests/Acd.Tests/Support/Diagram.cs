using System.Runtime.CompilerServices;
using System.Text;
using Stateless;

namespace CallCenter.Acd.Tests.Support;

/// <summary>The edges of a machine that runs, and their picture.</summary>
internal sealed class Diagram<TState, TTrigger>
    where TState : notnull
    where TTrigger : notnull
{
    private readonly TState _initial;

    public Diagram(TState initial, Action<StateMachine<TState, TTrigger>> configure)
    {
        _initial = initial;
        var machine = new StateMachine<TState, TTrigger>(initial);
        configure(machine);
        Edges = [.. machine.GetInfo().States.SelectMany(from => from.FixedTransitions.Select(edge =>
            ((TState)from.UnderlyingState, (TTrigger)edge.Trigger.UnderlyingTrigger, (TState)edge.DestinationState.UnderlyingState)))];
    }

    public IReadOnlyList<(TState From, TTrigger Trigger, TState To)> Edges { get; }

    public HashSet<TState> ReachableFrom(TState from)
    {
        var reached = new HashSet<TState> { from };
        while (Edges.Any(e => reached.Contains(e.From) && reached.Add(e.To)))
        {
        }

        return reached;
    }

    /// <summary>Writes docs/flows/NAME from what runs, so the picture cannot rot; returns the text.</summary>
    public string WriteTo(string name, string title, string source)
    {
        var path = Path.GetFullPath(Path.Combine(Folder(), "..", "..", "..", "docs", "flows", name));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var text = $"""
            # {title}

            Written by the test run from `{source}`; changes here are lost.

            ```mermaid
            {Mermaid()}
            ```

            """;
        if (!File.Exists(path) || File.ReadAllText(path) != text)
        {
            File.WriteAllText(path, text);
        }

        return text;
    }

    private string Mermaid()
    {
        var text = new StringBuilder("stateDiagram-v2\n").Append("    [*] --> ").Append(_initial);
        foreach (var (from, trigger, to) in Edges)
        {
            text.Append("\n    ").Append(from).Append(" --> ").Append(to).Append(": ").Append(trigger);
        }

        foreach (var end in Edges.Select(e => e.To).Distinct().Where(s => Edges.All(e => !e.From.Equals(s))))
        {
            text.Append("\n    ").Append(end).Append(" --> [*]");
        }

        return text.ToString();
    }

    private static string Folder([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;
}
