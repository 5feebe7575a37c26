using CallCenter.CallModel.Calls;

namespace CallCenter.CallModel.Desk;

/// <summary>One of the calls at an agent's hands.</summary>
/// <param name="Number">of the person whom the call is about.</param>
/// <param name="Talking">the agent's telephone is with this one; of several calls at most one.</param>
/// <param name="Held">the person hears music.</param>
public sealed record CallView(CallId CallId, string Queue, string Number, string? Name, bool Talking, bool Held, DateTimeOffset Since);
