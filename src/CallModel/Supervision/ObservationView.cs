using CallCenter.CallModel.Calls;

namespace CallCenter.CallModel.Supervision;

/// <summary>A supervisor on an agent's call.</summary>
/// <param name="Joined">false while the supervisor's telephone still rings.</param>
public sealed record ObservationView(string Supervisor, CallId CallId, string Agent, ObservationMode Mode, bool Joined, DateTimeOffset Since);
