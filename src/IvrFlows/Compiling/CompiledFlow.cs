using System.Collections.Frozen;
using CallCenter.IvrFlows.Definitions;
using CallCenter.IvrFlows.Prompts;
using CallCenter.IvrFlows.Steps;
using Stateless;

namespace CallCenter.IvrFlows.Compiling;

/// <summary>A flow without defects: immutable, shared by all calls that began with it.</summary>
internal sealed class CompiledFlow
{
    private readonly FrozenDictionary<string, FlowStep> _steps;
    private readonly FrozenSet<string> _secret;

    public CompiledFlow(FlowHeader header, FlowSource source, IReadOnlyList<FlowStep> steps, IPromptCatalog prompts)
    {
        Header = header;
        Source = source;
        Prompts = prompts;
        Steps = steps;
        _steps = steps.ToFrozenDictionary(step => step.Name);
        _secret = SecretSteps();
    }

    public FlowHeader Header { get; }

    public FlowSource Source { get; }

    public IPromptCatalog Prompts { get; }

    /// <summary>In the file's order.</summary>
    public IReadOnlyList<FlowStep> Steps { get; }

    public string Name => Header.Name;

    /// <summary>Drawn from the very machine that runs.</summary>
    public string Picture => StatePicture.Of(MachineAt(Header.Entry));

    /// <summary>Grows by one with each accepted change of the file; set by the library.</summary>
    public int Version { get; init; } = 1;

    public FlowStep this[string step] => _steps[step];

    /// <summary>Nobody may keep what the caller presses or says at this step; nor at announcements that lead there: keys come early.</summary>
    public bool IsSecret(FlowStep step) => _secret.Contains(step.Name);

    public CompiledFlow WithVersion(int version) => new(Header, Source, Steps, Prompts) { Version = version };

    /// <summary>The machine of one call that stands at a step: states are steps, triggers are edges. Never shared by calls.</summary>
    public StateMachine<string, string> MachineAt(string current)
    {
        var machine = new StateMachine<string, string>(current);
        foreach (var step in Steps)
        {
            var state = machine.Configure(step.Name);
            foreach (var edge in step.Edges.Values)
            {
                _ = edge.Target == step.Name ? state.PermitReentry(edge.Name) : state.Permit(edge.Name, edge.Target);
            }
        }

        return machine;
    }

    private FrozenSet<string> SecretSteps()
    {
        var secret = Steps.Where(step => step.IsSecret).Select(step => step.Name).ToHashSet();
        while (Steps.FirstOrDefault(step => !step.Listens && !secret.Contains(step.Name) && step.Edges.Values.Any(e => secret.Contains(e.Target))) is { } before)
        {
            secret.Add(before.Name);
        }

        return secret.ToFrozenSet();
    }
}
