using CallCenter.Dialer.Law;
using CallCenter.Dialer.Lists;

namespace CallCenter.Dialer.Running;

/// <summary>Attempts that were under way when the server stopped: each gets its record from what the call's facts say, and none is dialed again at once.</summary>
internal sealed class Interrupted(DialerPorts ports, PolicyLibrary policies, TimeProvider time)
{
    /// <returns>how many there were.</returns>
    public async Task<int> CloseAsync(CancellationToken ct)
    {
        var left = await ports.Leads.LeftDialingAsync(ct);
        foreach (var lead in left)
        {
            if (await ports.Campaigns.GetAsync(lead.Campaign, ct) is { } campaign)
            {
                await CloseAsync(lead, campaign, ct);
            }
        }

        return left.Count;
    }

    private async Task CloseAsync(Lead lead, Campaign campaign, CancellationToken ct)
    {
        var facts = (await ports.Calls.EventsAsync(lead.Call!.Value, ct)).Select(entry => entry.Fact).ToList();
        var now = time.GetUtcNow();
        var answered = facts.OfType<CallAnswered>().FirstOrDefault();
        var bridged = facts.OfType<CallBridged>().FirstOrDefault(fact => fact.Agent is not null);
        var policy = policies.Find(campaign.Policy);
        var after = bridged is null || answered is null ? (long?)null : (long)(bridged.At - answered.At).TotalMilliseconds;
        var promised = campaign.Mode != PacingMode.Announcement; // which promises nobody an agent
        var result = bridged is not null ? DialResult.Connected : answered is null ? DialResult.Interrupted : promised ? DialResult.Abandoned : DialResult.HungUp;
        var record = new DialRecord(now, DialStep.Ended, campaign.Id, lead.Id, lead.Call.Value, lead.Number, policy?.ToString() ?? campaign.Policy)
        {
            CallerNumber = campaign.CallerNumber, Seller = campaign.Seller, Mode = campaign.Mode, Result = result, Answered = answered is not null,
            Abandoned = promised && answered is not null && (after is null || after > policy?.ConnectWithin.TotalMilliseconds), ConnectedAfterMs = after, Agent = bridged?.Agent,
        };
        await ports.Leads.FinishAsync(Recycling.After(lead, result, campaign, policy, now), record, ct: ct);
    }
}
