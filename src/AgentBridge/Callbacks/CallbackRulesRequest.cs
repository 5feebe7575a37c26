namespace CallCenter.AgentBridge.Callbacks;

/// <param name="Mode">list, customerFirst or agentFirst.</param>
/// <param name="OfferAfterSeconds">of waiting, or of waiting to be expected; 0 = never offered.</param>
/// <param name="FromAbandoned">who hangs up while waiting is called back.</param>
/// <param name="ExpiryHours">0 = never given up.</param>
/// <param name="Policy">the policy pack whose calling hours hold.</param>
/// <param name="Version">the version that was read: the change is refused when somebody else has saved meanwhile; null = whatever is stored now.</param>
internal sealed record CallbackRulesRequest(CallbackMode Mode = CallbackMode.List, int OfferAfterSeconds = 60, bool FromAbandoned = false, int MaxAttempts = 3,
    int RetryMinutes = 5, int ExpiryHours = 24, string Policy = "neutral", string? CallerNumber = null, int? Version = null)
{
    public CallbackRules ToRules(string queue) => new(queue, Mode)
    {
        OfferAfterSeconds = OfferAfterSeconds, FromAbandoned = FromAbandoned, MaxAttempts = MaxAttempts, RetryMinutes = RetryMinutes, ExpiryHours = ExpiryHours, Policy = Policy,
    };
}
