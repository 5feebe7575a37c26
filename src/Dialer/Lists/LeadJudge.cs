using CallCenter.Dialer.Law;

namespace CallCenter.Dialer.Lists;

/// <summary>Judges leads by a policy: what was done to their numbers, and what time it is where they live.</summary>
internal sealed class LeadJudge(IDialRecords records, NumberingPlan numbers)
{
    private const int AtOnce = 1000;

    /// <summary>The leads in their order, each with its verdict.</summary>
    public async Task<IReadOnlyList<(Lead Lead, DialVerdict Verdict)>> JudgeAsync(IReadOnlyList<Lead> leads, Campaign campaign, PolicyPack policy, DateTimeOffset now,
        CancellationToken ct)
    {
        var judged = new List<(Lead, DialVerdict)>(leads.Count);
        foreach (var some in leads.Chunk(AtOnce))
        {
            var history = await records.HistoryAsync([.. some.Select(lead => lead.Number)], now, ct);
            judged.AddRange(some.Select(lead =>
                (lead, DialCheck.Of(policy, lead.Number, Zones(lead, campaign), history.GetValueOrDefault(lead.Number, NumberHistory.None), now))));
        }

        return judged;
    }

    /// <summary>Where the number may ring, and where the list says that the person lives; the campaign's zone where nothing is known.</summary>
    private IEnumerable<string> Zones(Lead lead, Campaign campaign)
    {
        var zones = lead.Zone is { } stated ? numbers.TimeZones(lead.Number).Append(stated).ToList() : [.. numbers.TimeZones(lead.Number)];
        return zones.Count > 0 || campaign.Zone is null ? zones : [campaign.Zone];
    }
}
