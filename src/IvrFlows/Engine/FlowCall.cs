using CallCenter.IvrFlows.Compiling;
using CallCenter.IvrFlows.Conversation;
using CallCenter.IvrFlows.Steps;
using Stateless;

namespace CallCenter.IvrFlows.Engine;

/// <summary>One call's place in its flow. Used by one task at a time.</summary>
internal sealed class FlowCall(StepContext context)
{
    private CompiledFlow? _flow;
    private StateMachine<string, string>? _machine;

    /// <summary>Set by <see cref="Enter"/>, with which each call begins.</summary>
    public CompiledFlow Flow => _flow ?? throw new InvalidOperationException("the call has not entered a flow");

    /// <summary>Where the call stands.</summary>
    public FlowStep Step => Flow[Machine.State];

    public StepContext Context => context;

    private StateMachine<string, string> Machine => _machine ?? throw new InvalidOperationException("the call has not entered a flow");

    public CallId Id => context.Context.CallId;

    /// <summary>The step that handed the caller on; null before the first hand-over and after a defect.</summary>
    public FlowStep? HandedOverAt { get; set; }

    /// <summary>Steps taken since the caller last waited for a person.</summary>
    public int Steps { get; set; }

    /// <summary>Takes an edge of the step that the call stands at; false when that leads nowhere.</summary>
    public bool TryFollow(string edge)
    {
        if (!Machine.CanFire(edge))
        {
            return false;
        }

        Machine.Fire(edge);
        return true;
    }

    /// <summary>Begins a flow: its language holds when the caller's is not one of its own.</summary>
    public void Enter(CompiledFlow next)
    {
        (_flow, _machine) = (next, next.MachineAt(next.Header.Entry));
        context.Prompts = next.Prompts;
        if (!next.Header.Languages.Contains(context.Language))
        {
            context.Context.Language = next.Header.Languages[0];
        }

        context.Append(new FlowEntered { At = context.Now, CallId = Id, Flow = next.Name, Version = next.Version });
    }
}
