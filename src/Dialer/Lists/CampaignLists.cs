using System.Runtime.CompilerServices;
using CallCenter.CallModel.Tables;
using CallCenter.Dialer.Law;

namespace CallCenter.Dialer.Lists;

/// <summary>The lists of campaigns: what comes in, what could be dialed, what became of it.</summary>
/// <param name="listGrew">after numbers were added to a campaign's list.</param>
internal sealed class CampaignLists(DialerPorts ports, PolicyLibrary policies, TimeProvider time, Action<Guid> listGrew)
{
    private const int AtOnce = 1000;
    private const int LongestColumn = 100;
    private readonly LeadJudge _judge = new(ports.Records, ports.Numbers);

    public async Task<LeadImportReport?> ImportAsync(Guid id, IEnumerable<CsvRecord> table, LeadColumns columns, bool tryOnly, CancellationToken ct)
    {
        if (await ports.Campaigns.GetAsync(id, ct) is not { } campaign)
        {
            return null;
        }

        var list = new LeadTable(ports.Numbers, id, columns, time.GetUtcNow());
        list.Read(table);
        var there = tryOnly ? await ports.Leads.KnownAsync(id, [.. list.Leads.Select(lead => lead.Number)], ct) : await ports.Leads.AddAsync(id, list.Leads, ct);
        var taken = list.Leads.Where(lead => !there.Contains(lead.Number)).ToList();
        if (!tryOnly)
        {
            listGrew(id);
        }

        return new LeadImportReport(list.Rows, taken.Count, list.Duplicates + there.Count, list.Rejected, list.Rejections, await BarsAsync(campaign, taken, ct));
    }

    public async Task<CampaignCheck?> CheckAsync(Guid id, CancellationToken ct)
    {
        if (await ports.Campaigns.GetAsync(id, ct) is not { } campaign)
        {
            return null;
        }

        var (waiting, bars) = (0, new Dictionary<DialBar, int>());
        await foreach (var leads in PagesAsync(id, LeadState.Waiting, ct))
        {
            waiting += leads.Count;
            foreach (var (bar, count) in await BarsAsync(campaign, leads, ct))
            {
                bars[bar] = bars.GetValueOrDefault(bar) + count;
            }
        }

        var whole = policies.Find(campaign.Policy) is { } policy
            ? DialCheck.OfRegistry(policy, await ports.DoNotCall.ListsAsync(ct), time.GetUtcNow()) ?? DialCheck.OfSchedule(campaign, time.GetUtcNow())
            : DialBar.PolicyMissing;
        var agents = (await ports.Users.ListAsync(ct)).Count(user => !user.Disabled && user.Roles.HasFlag(Roles.Agent) && user.Queues.Contains(campaign.Queue));
        return new CampaignCheck(waiting, bars.Values.Sum(), bars, whole, agents);
    }

    public async Task<IReadOnlyList<CampaignOutcome>?> OutcomesAsync(Guid id, string? column, CancellationToken ct)
    {
        if (await ports.Campaigns.GetAsync(id, ct) is not { } campaign)
        {
            return null;
        }

        var groups = new Dictionary<string, OutcomeCount>();
        await foreach (var leads in PagesAsync(id, null, ct))
        {
            foreach (var lead in leads)
            {
                var group = column is null ? ports.Numbers.Place(lead.Number, campaign.Language) : lead.Fields.GetValueOrDefault(column, "");
                group = group.Length > LongestColumn ? group[..LongestColumn] : group;
                (groups.TryGetValue(group, out var count) ? count : groups[group] = new OutcomeCount()).Add(lead);
            }
        }

        return [.. groups.Select(g => g.Value.Of(g.Key)).OrderByDescending(outcome => outcome.Leads).ThenBy(outcome => outcome.Group, StringComparer.Ordinal)];
    }

    private async Task<Dictionary<DialBar, int>> BarsAsync(Campaign campaign, IReadOnlyList<Lead> leads, CancellationToken ct) =>
        policies.Find(campaign.Policy) is { } policy
            ? (await _judge.JudgeAsync(leads, campaign, policy, time.GetUtcNow(), ct)).Where(j => j.Verdict.Bar is not null)
                .GroupBy(j => j.Verdict.Bar!.Value).ToDictionary(group => group.Key, group => group.Count())
            : [];

    private async IAsyncEnumerable<IReadOnlyList<Lead>> PagesAsync(Guid id, LeadState? state, [EnumeratorCancellation] CancellationToken ct)
    {
        IReadOnlyList<Lead> page;
        for (var at = 0; ; at += page.Count)
        {
            page = await ports.Leads.ListAsync(id, state, at, AtOnce, ct);
            if (page.Count == 0)
            {
                yield break;
            }

            yield return page;
        }
    }
}
