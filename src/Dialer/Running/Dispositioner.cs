using CallCenter.Dialer.Lists;

namespace CallCenter.Dialer.Running;

/// <summary>What agents say of campaigns' calls in their wrap-up: to the records, and to the list.</summary>
internal sealed class Dispositioner(DialerPorts ports, DoNotCallBook doNotCall)
{
    /// <summary>The lead as it was before; null when the call was no campaign's, or nothing was said of it.</summary>
    public async Task<Lead?> TakeAsync(WrapUpCompleted wrapUp, CancellationToken ct)
    {
        if (wrapUp.Disposition is not { } disposition || await ports.Leads.FindAsync(wrapUp.CallId, ct) is not { } lead
            || await ports.Campaigns.GetAsync(lead.Campaign, ct) is not { } campaign)
        {
            return null;
        }

        if (disposition == Dispositions.DoNotCall)
        {
            await doNotCall.AddAsync(lead.Number, wrapUp.Agent, null, ct);
        }

        var record = new DialRecord(wrapUp.At, DialStep.Disposed, campaign.Id, lead.Id, wrapUp.CallId, lead.Number, campaign.Policy)
        {
            CallerNumber = campaign.CallerNumber, Seller = campaign.Seller, Mode = campaign.Mode, Agent = wrapUp.Agent, Disposition = disposition,
        };
        await ports.Leads.DisposeAsync(Recycling.After(lead with { Disposition = disposition }, campaign, wrapUp.At), record, ct);
        return lead;
    }
}
