namespace CallCenter.AgentBridge.Hosting;

/// <summary>One field at fault, as pages read it.</summary>
/// <param name="Args">what the code's sentence needs; see <see cref="FaultCode"/>.</param>
internal sealed record FaultAnswer(string Field, FaultCode Code, IReadOnlyDictionary<string, object> Args);
