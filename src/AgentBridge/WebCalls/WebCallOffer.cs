namespace CallCenter.AgentBridge.WebCalls;

/// <summary>What visitors may do.</summary>
/// <param name="Callback">they may ask to be called.</param>
internal sealed record WebCallOffer(bool Callback);
