using Stateless;

namespace CallCenter.ServiceDesk.States;

/// <summary>
/// Requests name the state that they want, machines know triggers: this finds the trigger between the two, read once from the machine's own
/// configuration, and fires it on a machine of the request's own (a machine that requests shared would lose states).
/// </summary>
/// <param name="machine">makes a machine that stands in the given state.</param>
internal sealed class StateMoves<TState, TTrigger>(Func<TState, StateMachine<TState, TTrigger>> machine)
    where TState : struct, Enum
    where TTrigger : struct, Enum
{
    private readonly ILookup<TState, (TTrigger Trigger, TState To)> _edges = machine(default).GetInfo().States
        .SelectMany(from => from.FixedTransitions.Select(edge => (
            From: (TState)from.UnderlyingState, Edge: ((TTrigger)edge.Trigger.UnderlyingTrigger, (TState)edge.DestinationState.UnderlyingState))))
        .ToLookup(pair => pair.From, pair => pair.Edge);

    /// <summary>The states that may follow; empty for one that ends.</summary>
    public IReadOnlyList<TState> From(TState state) => [.. _edges[state].Select(edge => edge.To).Distinct()];

    /// <summary>False when no trigger leads there.</summary>
    public bool TryMove(TState from, TState to)
    {
        foreach (var (trigger, next) in _edges[from])
        {
            if (EqualityComparer<TState>.Default.Equals(next, to))
            {
                var own = machine(from);
                own.Fire(trigger);
                return EqualityComparer<TState>.Default.Equals(own.State, to);
            }
        }

        return false;
    }
}
