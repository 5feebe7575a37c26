using CallCenter.IvrFlows.Conversation;
using CallCenter.IvrFlows.Definitions;
using CallCenter.IvrFlows.Prompts;

namespace CallCenter.IvrFlows.Steps;

/// <summary>
/// One step of a flow: what it needs (for the compiler) and what it does (for a call). Immutable; shared by all calls of its version.
/// </summary>
internal abstract class FlowStep(StepReader reader)
{
    public string Name { get; } = reader.Name;

    public string Kind { get; } = reader.Kind;

    public int Line { get; } = reader.Line;

    public IReadOnlyDictionary<string, FlowEdge> Edges { get; } = reader.Edges;

    /// <summary>Outcomes that must lead somewhere.</summary>
    public abstract IEnumerable<string> RequiredEdges { get; }

    /// <summary>Outcomes that may lead somewhere.</summary>
    public virtual IEnumerable<string> OptionalEdges => [];

    /// <summary>True when the caller may speak or press a key here.</summary>
    public virtual bool Listens => false;

    /// <summary>True when this step hands the caller to a person (or to a flow that does).</summary>
    public virtual bool ReachesPerson => false;

    /// <summary>The call is answered before the step begins.</summary>
    public virtual bool NeedsAnswer => true;

    public virtual IEnumerable<PromptPart> Prompts => [];

    /// <summary>Choices that must be told apart by ear and by key.</summary>
    public virtual IReadOnlyList<MenuChoice> Choices => [];

    /// <summary>Variables that the step fills.</summary>
    public virtual IEnumerable<string> Sets => [];

    /// <summary>True when nobody may keep what the caller presses or says here, nor the variables that the step fills.</summary>
    public virtual bool IsSecret => false;

    /// <summary>Variables that the step gives to agents' telephones.</summary>
    public virtual IReadOnlyList<string> ForPhones => [];

    /// <summary>Texts with variables beyond the prompts.</summary>
    public virtual IEnumerable<string> Templates => [];

    /// <summary>The flow that this step goes on in.</summary>
    public virtual string? NextFlow => null;

    /// <summary>The queue that this step hands the caller to.</summary>
    public virtual string? Queue => null;

    /// <summary>True when the caller was heard or has waited before this edge is taken: such an edge may close a loop.</summary>
    public virtual bool WaitsBefore(string edge) => Listens;

    public abstract Task<StepResult> ExecuteAsync(StepContext call);

    protected static Task<StepResult> By(string edge) => Task.FromResult(StepResult.By(edge));
}
