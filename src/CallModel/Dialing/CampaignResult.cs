using CallCenter.CallModel.Faults;

namespace CallCenter.CallModel.Dialing;

/// <summary>The campaign after the change, or why it was refused; no campaign and no faults: there is none.</summary>
public sealed record CampaignResult(Campaign? Campaign, IReadOnlyList<FieldFault> Faults)
{
    public static CampaignResult Missing { get; } = new(null, []);

    public static CampaignResult Refused(params IReadOnlyList<FieldFault> faults) => new(null, faults);
}
