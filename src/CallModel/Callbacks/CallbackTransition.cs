namespace CallCenter.CallModel.Callbacks;

/// <summary>A change of a callback's state.</summary>
/// <param name="By">the user who does it.</param>
/// <param name="Result">with Done alone; null = not said.</param>
public sealed record CallbackTransition(CallbackState To, string By, CallbackEnd? Result = null, string? Note = null);
