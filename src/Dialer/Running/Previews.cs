using CallCenter.Dialer.Law;
using CallCenter.Dialer.Lists;

namespace CallCenter.Dialer.Running;

/// <summary>
/// Leads that agents look at before they are dialed, one each. In the store such a lead waits like any other, so that a crash loses none and dials
/// none twice. Owned by its campaign's mailbox; <see cref="DialAsync"/> and <see cref="SkipAsync"/> are asked from anywhere.
/// </summary>
internal sealed class Previews(DialerPorts ports, PolicyLibrary policies, DueLeads due, LeadJudge judge, Floor floor, PreviewBook screens, Mailbox mailbox,
    SideWork beside, TimeProvider time)
{
    /// <summary>From the end of the ringing until the person is in the queue, and for the questions in between.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(20);

    private readonly Dictionary<string, LeadPreview> _shown = [];
    private readonly HashSet<string> _asked = [];

    /// <summary>Dials a line; in the mailbox.</summary>
    public required Action<Line> Begin { get; init; }

    /// <summary>The campaign as it is now: since a lead was shown, somebody may have changed or stopped it.</summary>
    public required Func<Campaign> Now { get; init; }

    /// <summary>Agents who are taken by a look, or by the ringing that follows from it.</summary>
    public int Count => _shown.Count + _asked.Count;

    public bool Shows(Lead lead) => _shown.Values.Any(preview => preview.Lead.Id == lead.Id);

    /// <param name="idle">agents for whom nobody else dials.</param>
    public void Offer(Campaign campaign, IReadOnlyList<string> ready, int idle)
    {
        var most = Math.Min(idle - Count, due.Count - _asked.Count);
        foreach (var agent in ready.Where(agent => !_shown.ContainsKey(agent) && !_asked.Contains(agent)).Take(Math.Max(0, most)))
        {
            var call = CallId.New();
            var longest = TimeSpan.FromSeconds(campaign.PreviewSeconds + campaign.RingSeconds) + Grace;
            _asked.Add(agent);
            beside.Run(async () =>
            {
                var kept = await ports.Places.ReserveAsync(agent, call, longest);
                mailbox.Post(() => Asked(campaign, agent, call, kept));
            }, () => _asked.Remove(agent));
        }
    }

    /// <summary>Takes back what has had its time, what is not the agent's any more, and everything when the campaign does not go on.</summary>
    public void Expire(IReadOnlyList<string> ready, bool goesOn, DateTimeOffset now)
    {
        foreach (var preview in _shown.Values.Where(preview => !preview.Dialing).ToList())
        {
            if (!goesOn || !ready.Contains(preview.Agent))
            {
                End(preview, PreviewEnd.Withdrawn);
            }
            else if (now >= preview.Until)
            {
                ports.Places.Miss(preview.Call);
                End(preview, PreviewEnd.TimedOut);
            }
        }
    }

    /// <summary>The agent talks to the person, or the line is over.</summary>
    public void Over(Line line)
    {
        if (line.KeptAgent is { } agent && _shown.TryGetValue(agent, out var preview) && preview.Call == line.Call)
        {
            Remove(preview);
        }
    }

    /// <inheritdoc cref="IPreviews.DialAsync"/>
    public Task<PreviewDialed?> DialAsync(string agent, CancellationToken ct) => ActAsync(agent, async preview =>
    {
        var campaign = Now();
        if (campaign.State != CampaignState.Running)
        {
            mailbox.Post(() => End(preview, PreviewEnd.Withdrawn));
            return null;
        }

        var lead = await ports.Leads.GetAsync(preview.Lead.Id, ct);
        if (lead is not { State: LeadState.Waiting } || lead.Number != preview.Lead.Number)
        {
            return Refused(preview, DialBar.Excluded);
        }

        var now = time.GetUtcNow();
        if (await BarAsync(campaign, now, ct) is { } bar)
        {
            return Refused(preview, bar);
        }

        var verdict = (await judge.JudgeAsync([lead], campaign, policies.Find(campaign.Policy)!, now, ct))[0].Verdict;
        if (verdict.Bar is { } reason)
        {
            await ports.Leads.PutOffAsync([DueLeads.Barred(lead, verdict)], ct);
            return Refused(preview, reason);
        }

        mailbox.Post(() =>
        {
            if (_shown.ContainsKey(agent))
            {
                screens.Show(this, _shown[agent]);
                screens.Tell(preview, PreviewEnd.Dialed, null);
                Begin(Line.Of(lead, preview.Call, now, agent));
            }
        });
        return new PreviewDialed(null);
    });

    /// <inheritdoc cref="IPreviews.SkipAsync"/>
    public async Task<bool> SkipAsync(string agent, CancellationToken ct) => await ActAsync(agent, async preview =>
    {
        await ports.Leads.PutOffAsync([preview.Lead with { NextAt = time.GetUtcNow().AddMinutes(preview.Campaign.NoAnswerMinutes) }], ct);
        mailbox.Post(() => End(preview, PreviewEnd.Skipped));
        return new PreviewDialed(null);
    }) is not null;

    /// <summary>One act for each preview: while it is under way the lead counts as being dialed. What fails leaves the lead on the screen.</summary>
    private async Task<PreviewDialed?> ActAsync(string agent, Func<LeadPreview, Task<PreviewDialed?>> act)
    {
        var begun = await mailbox.AskAsync(() => _shown.TryGetValue(agent, out var shown) && !shown.Dialing ? _shown[agent] = shown with { Dialing = true } : null);
        if (begun is null)
        {
            return null;
        }

        try
        {
            return await act(begun);
        }
        catch
        {
            mailbox.Post(() => _shown[agent] = begun with { Dialing = false });
            throw;
        }
    }

    /// <summary>What keeps the whole campaign from dialing at this moment.</summary>
    private async Task<DialBar?> BarAsync(Campaign campaign, DateTimeOffset now, CancellationToken ct) => policies.Find(campaign.Policy) is not { } policy
        ? DialBar.PolicyMissing
        : DialCheck.OfSchedule(campaign, now) ?? DialCheck.OfRegistry(policy, await ports.DoNotCall.ListsAsync(ct), now);

    private PreviewDialed Refused(LeadPreview preview, DialBar bar)
    {
        mailbox.Post(() => End(preview, PreviewEnd.Refused, bar));
        return new PreviewDialed(bar);
    }

    private void Asked(Campaign campaign, string agent, CallId call, bool kept)
    {
        _asked.Remove(agent);
        if (kept && Next() is { } lead)
        {
            var preview = _shown[agent] = new LeadPreview(call, agent, campaign, lead, time.GetUtcNow().AddSeconds(campaign.PreviewSeconds));
            screens.Show(this, preview);
        }
        else if (kept)
        {
            ports.Places.Free(call);
        }
    }

    private Lead? Next()
    {
        lock (floor.Gate)
        {
            while (due.TryTake(out var lead))
            {
                if (floor.TryTake(lead.Number))
                {
                    return lead;
                }
            }
        }

        return null;
    }

    /// <summary>It was not dialed.</summary>
    private void End(LeadPreview preview, PreviewEnd end, DialBar? bar = null)
    {
        if (Remove(preview))
        {
            floor.Release(preview.Lead.Number);
            screens.Tell(preview, end, bar);
        }
    }

    private bool Remove(LeadPreview preview)
    {
        if (!_shown.Remove(preview.Agent))
        {
            return false;
        }

        screens.Hide(preview.Agent);
        ports.Places.Free(preview.Call);
        return true;
    }
}
