namespace CallCenter.AgentBridge.Desk;

/// <summary>Who chose to dial a lead says how it went before going on.</summary>
internal static class RequiredDisposition
{
    /// <summary>Null: nothing is missing.</summary>
    /// <param name="disposition">that is being said now.</param>
    public static async Task<FieldFault?> FaultAsync(string agent, string? disposition, IAgentDesk desk, ICampaignDesk campaigns, CancellationToken ct) =>
        string.IsNullOrEmpty(disposition) && desk.View(agent) is { State: AgentState.WrapUp, CallId: { } call } && (await desk.DraftAsync(agent))?.Disposition is null
        && await campaigns.FindCallAsync(call, ct) is { Campaign.Mode: PacingMode.Preview }
            ? FieldFault.Missing("disposition")
            : null;
}
