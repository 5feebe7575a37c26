using CallCenter.CallModel.Texts;
using CallCenter.Dialer.Law;

namespace CallCenter.Dialer.Lists;

/// <summary>What a campaign must say to be a good one.</summary>
internal sealed class CampaignRules(PolicyLibrary policies, IQueueStore queues, NumberingPlan numbers)
{
    private const int LongestName = 100;
    private const int LongestRing = 120;
    private const int MostLines = 5000;
    private const int MostAttempts = 20;
    private const int MostMinutes = 60 * 24 * 30;
    private const double MostRatio = 6;
    private const int LeastPreview = 5;
    private const int MostPreview = 1800;

    /// <summary>A number is rung from the INVITE on; the way to the telephone takes so long at most.</summary>
    private const int WaySeconds = 5;

    public async Task<IReadOnlyList<FieldFault>> FaultsAsync(Campaign campaign, CancellationToken ct)
    {
        var policy = policies.Find(campaign.Policy);
        var noQueue = await queues.GetAsync(campaign.Queue, ct) is null;
        return Check.All([
            Check.Given("name", campaign.Name) ?? Check.Longest("name", campaign.Name, LongestName),
            noQueue ? FieldFault.Unknown("queue", "queue") : null,
            policy is null ? FieldFault.NotOneOf("policy", policies.All.Select(pack => pack.Name)) : null,
            Check.Given("seller", campaign.Seller) ?? Check.Longest("seller", campaign.Seller, LongestName),
            Check.Given("callerNumber", campaign.CallerNumber) ?? (numbers.Read(campaign.CallerNumber) is null ? FieldFault.NotPhone("callerNumber", campaign.CallerNumber) : null),
            Check.OneOf("language", campaign.Language, LanguageTag.English, "zh"),
            Check.Range("ringSeconds", campaign.RingSeconds, (policy?.RingSeconds ?? 15) + WaySeconds, LongestRing),
            campaign.Ratio is >= 1 and <= MostRatio ? null
                : new FieldFault("ratio", FaultCode.Range, $"1 to {MostRatio}") { Args = FieldFault.Of(("min", 1), ("max", MostRatio)) },
            Check.Range("maxLines", campaign.MaxLines, 1, MostLines),
            Check.Range("maxAttempts", campaign.MaxAttempts, 1, MostAttempts),
            Check.Range("busyMinutes", campaign.BusyMinutes, 1, MostMinutes),
            Check.Range("noAnswerMinutes", campaign.NoAnswerMinutes, 1, MostMinutes),
            Check.Range("failedMinutes", campaign.FailedMinutes, 1, MostMinutes),
            campaign.Zone is null || ZoneNames.Find(campaign.Zone) is not null ? null : FieldFault.Unknown("zone", "time zone"),
            campaign.EndsAt <= campaign.StartsAt ? new FieldFault("endsAt", FaultCode.Malformed, "must be after the start") : null,
            Check.Range("previewSeconds", campaign.PreviewSeconds, LeastPreview, MostPreview),
            campaign.Mode == PacingMode.Announcement ? AnnouncementRules.Fault(campaign, policy?.OptOutKey) : null,
            DispositionRules.Fault(campaign.Dispositions),
            ScriptRules.Fault(campaign.Script)]);
    }
}
