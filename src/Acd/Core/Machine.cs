using System.Diagnostics.CodeAnalysis;
using Stateless;

namespace CallCenter.Acd.Core;

/// <summary>One state machine for all things of a kind: the state lives with the thing, the loop asks for one transition at a time.</summary>
internal sealed class Machine<TState, TTrigger>
    where TState : notnull
    where TTrigger : notnull
{
    private readonly StateMachine<TState, TTrigger> _machine;
    private TState _state;

    public Machine(TState initial, Action<StateMachine<TState, TTrigger>> configure)
    {
        _state = initial;
        _machine = new StateMachine<TState, TTrigger>(() => _state, state => _state = state);
        configure(_machine);
    }

    /// <summary>False when the trigger means nothing in the state.</summary>
    public bool TryNext(TState from, TTrigger trigger, [MaybeNullWhen(false)] out TState next)
    {
        _state = from;
        next = default;
        if (!_machine.CanFire(trigger))
        {
            return false;
        }

        _machine.Fire(trigger);
        next = _state;
        return true;
    }
}
