namespace CallCenter.AgentBridge.Campaigns;

/// <summary>What is left out stays as it is.</summary>
/// <param name="Zone">IANA name; "" = not known.</param>
/// <param name="Fields">in the place of all that the lead has.</param>
/// <param name="ResetAttempts">it is dialed again as if it never was.</param>
/// <param name="Excluded">true: this campaign dials it no more; false: again.</param>
internal sealed record LeadRequest(string? Number = null, string? Name = null, string? Zone = null, int? Priority = null, Dictionary<string, string?>? Fields = null,
    bool ResetAttempts = false, bool? Excluded = null)
{
    public LeadChange ToChange() => new(Number, Name, Zone, Priority,
        Fields?.Where(field => field.Value is not null).ToDictionary(field => field.Key, field => field.Value!), ResetAttempts, Excluded);
}
