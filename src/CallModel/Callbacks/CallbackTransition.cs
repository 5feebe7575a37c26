using CallCenter.CallModel.Calls;

namespace CallCenter.CallModel.Callbacks;

/// <summary>A change of a callback's state.</summary>
/// <param name="By">the user who does it.</param>
/// <param name="Result">with Done alone; null = not said.</param>
public sealed record CallbackTransition(CallbackState To, string By, CallbackEnd? Result = null, string? Note = null)
{
    /// <summary>With Waiting: not before; null = stays as it is.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>With Dialing: our call.</summary>
    public CallId? Call { get; init; }

    /// <summary>With Dialing: the agent who is kept.</summary>
    public string? Agent { get; init; }
}
