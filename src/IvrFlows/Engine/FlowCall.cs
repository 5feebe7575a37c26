using CallCenter.IvrFlows.Compiling;
using CallCenter.IvrFlows.Conversation;
using CallCenter.IvrFlows.Steps;

namespace CallCenter.IvrFlows.Engine;

/// <summary>One call's place in its flow. Used by one task at a time.</summary>
internal sealed class FlowCall(CompiledFlow flow, StepContext context)
{
    public CompiledFlow Flow { get; private set; } = flow;

    public StepContext Context => context;

    public CallId Id => context.Context.CallId;

    /// <summary>The step that handed the caller on; null before the first hand-over and after a defect.</summary>
    public FlowStep? HandedOverAt { get; set; }

    /// <summary>Steps taken since the caller last waited for a person.</summary>
    public int Steps { get; set; }

    /// <summary>Begins a flow: its language holds when the caller's is not one of its own.</summary>
    public void Enter(CompiledFlow next)
    {
        Flow = next;
        context.Prompts = next.Prompts;
        if (!next.Header.Languages.Contains(context.Language))
        {
            context.Context.Language = next.Header.Languages[0];
        }

        context.Append(new FlowEntered { At = context.Now, CallId = Id, Flow = next.Name, Version = next.Version });
    }
}
