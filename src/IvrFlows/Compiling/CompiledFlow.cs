using System.Collections.Frozen;
using CallCenter.IvrFlows.Definitions;
using CallCenter.IvrFlows.Prompts;
using CallCenter.IvrFlows.Steps;

namespace CallCenter.IvrFlows.Compiling;

/// <summary>A flow without defects: immutable, shared by all calls that began with it.</summary>
internal sealed class CompiledFlow
{
    private readonly FrozenDictionary<string, FlowStep> _steps;

    public CompiledFlow(FlowHeader header, FlowSource source, IReadOnlyList<FlowStep> steps, IPromptCatalog prompts)
    {
        Header = header;
        Source = source;
        Prompts = prompts;
        Steps = steps;
        _steps = steps.ToFrozenDictionary(step => step.Name);
        Table = TableOf(header.Entry, steps);
    }

    public FlowHeader Header { get; }

    public FlowSource Source { get; }

    public IPromptCatalog Prompts { get; }

    /// <summary>In the file's order.</summary>
    public IReadOnlyList<FlowStep> Steps { get; }

    /// <summary>Which edge of which step leads where.</summary>
    public StateTable<string, string> Table { get; }

    public string Name => Header.Name;

    /// <summary>Grows by one with each accepted change of the file; set by the library.</summary>
    public int Version { get; init; } = 1;

    public FlowStep this[string step] => _steps[step];

    public CompiledFlow WithVersion(int version) => new(Header, Source, Steps, Prompts) { Version = version };

    private static StateTable<string, string> TableOf(string entry, IEnumerable<FlowStep> steps)
    {
        var table = new StateTable<string, string>(entry);
        foreach (var step in steps)
        {
            var row = table.Configure(step.Name);
            foreach (var edge in step.Edges.Values)
            {
                row.Permit(edge.Name, edge.Target);
            }
        }

        return table;
    }
}
