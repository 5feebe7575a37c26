using System.Collections.Concurrent;

namespace CallCenter.Dialer.Running;

/// <summary>How campaigns stand, for those who look every second: the list is counted anew every few seconds only. Safe from any thread.</summary>
internal sealed class LiveBook(ILeadStore leads, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<Guid, (DateTimeOffset At, LeadCounts Counts)> _counts = new();

    public async Task<CampaignLive> OfAsync(CampaignRunner runner, CancellationToken ct)
    {
        var (id, now) = (runner.Campaign.Id, time.GetUtcNow());
        if (!_counts.TryGetValue(id, out var known) || now - known.At >= Fresh)
        {
            known = _counts[id] = (now, await leads.CountAsync(id, ct));
        }

        return await runner.LiveAsync(known.Counts);
    }
}
