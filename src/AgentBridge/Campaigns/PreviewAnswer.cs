namespace CallCenter.AgentBridge.Campaigns;

/// <summary>The lead on an agent's screen, before it is dialed.</summary>
/// <param name="Until">then it goes back to the list, and the agent is not ready.</param>
/// <param name="Dialing">it rings there.</param>
internal sealed record PreviewAnswer(CallId CallId, string Campaign, Lead Lead, DateTimeOffset Until, bool Dialing, IReadOnlyList<ScriptPage> Script)
{
    public static PreviewAnswer? Of(LeadPreview? preview) => preview is null ? null
        : new(preview.Call, preview.Campaign.Name, preview.Lead, preview.Until, preview.Dialing, preview.Campaign.Script);
}
