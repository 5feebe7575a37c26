namespace CallCenter.AgentBridge.Probing;

/// <param name="Script">YAML: what is dialed, said and expected.</param>
/// <param name="EveryMinutes">0 = only when somebody wants it.</param>
internal sealed record ProbeRequest(string? Name, string? Script, int EveryMinutes = 15, bool Enabled = true);
