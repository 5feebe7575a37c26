using System.Text;
using Stateless;

namespace CallCenter.CallModel.States;

/// <summary>Draws a machine exactly as it is configured: a Mermaid "stateDiagram-v2" with its initial state and its ends.</summary>
public static class StatePicture
{
    /// <param name="machine">in its initial state.</param>
    public static string Of<TState, TTrigger>(StateMachine<TState, TTrigger> machine)
    {
        var info = machine.GetInfo();
        var text = new StringBuilder("stateDiagram-v2\n").Append("    [*] --> ").Append(Name(info.InitialState.UnderlyingState)).Append('\n');
        foreach (var state in info.States)
        {
            foreach (var edge in state.FixedTransitions)
            {
                text.Append("    ").Append(Name(state.UnderlyingState)).Append(" --> ").Append(Name(edge.DestinationState.UnderlyingState))
                    .Append(": ").Append(edge.Trigger.UnderlyingTrigger).Append('\n');
            }
        }

        foreach (var state in info.States.Where(s => !s.FixedTransitions.Any()))
        {
            text.Append("    ").Append(Name(state.UnderlyingState)).Append(" --> [*]\n");
        }

        return text.ToString();
    }

    // Mermaid reads a dash inside a state's name as an arrow.
    private static string Name(object state) => state.ToString()!.Replace('-', '_').Replace(' ', '_');
}
