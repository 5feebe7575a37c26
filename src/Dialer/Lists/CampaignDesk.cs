using CallCenter.Dialer.Law;

namespace CallCenter.Dialer.Lists;

/// <summary>Campaigns as they are stored; what runs is told of every change.</summary>
/// <param name="changed">after a campaign was added or changed.</param>
internal sealed class CampaignDesk(DialerPorts ports, PolicyLibrary policies, TimeProvider time, Action<Campaign> changed)
{
    private readonly CampaignRules _rules = new(policies, ports.Queues, ports.Numbers);

    /// <summary>One change after the other, so that what runs is told in the order in which it was stored.</summary>
    private readonly SemaphoreSlim _one = new(1);

    public IReadOnlyList<PolicyView> Policies => [.. policies.All.Select(pack =>
        new PolicyView(pack.Name, pack.Version, pack.Title, pack.Limit, pack.RingSeconds, pack.AttemptsPerDay, pack.Registry?.List))];

    public async Task<IReadOnlyList<CampaignView>> ListAsync(CancellationToken ct)
    {
        var views = new List<CampaignView>();
        foreach (var campaign in await ports.Campaigns.ListAsync(ct))
        {
            views.Add(new CampaignView(campaign, await ports.Leads.CountAsync(campaign.Id, ct)));
        }

        return views;
    }

    public async Task<CampaignView?> GetAsync(Guid id, CancellationToken ct) => await ports.Campaigns.GetAsync(id, ct) is { } campaign
        ? new CampaignView(campaign, await ports.Leads.CountAsync(id, ct))
        : null;

    public async Task<CampaignResult> AddAsync(Campaign wanted, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var campaign = Clean(wanted) with { Id = Guid.CreateVersion7(now), State = CampaignState.Stopped, CreatedAt = now, Version = 1 };
        return await InTurnAsync(() => SaveAsync(campaign, ports.Campaigns.AddAsync, ct), ct);
    }

    public Task<CampaignResult> ChangeAsync(Campaign wanted, CancellationToken ct) => InTurnAsync(async () =>
    {
        if (await ports.Campaigns.GetAsync(wanted.Id, ct) is not { } before)
        {
            return CampaignResult.Missing;
        }

        return wanted.Version > 0 && wanted.Version != before.Version
            ? CampaignResult.Refused(FieldFault.Changed("campaign"))
            : await SaveAsync(Clean(wanted) with { State = before.State, CreatedAt = before.CreatedAt, Version = before.Version + 1 }, ports.Campaigns.UpdateAsync, ct);
    }, ct);

    public Task<CampaignResult> SetStateAsync(Guid id, CampaignState state, CancellationToken ct) => InTurnAsync(async () =>
    {
        if (await ports.Campaigns.GetAsync(id, ct) is not { } campaign)
        {
            return CampaignResult.Missing;
        }

        if (state == CampaignState.Running && await BarAsync(campaign, ct) is { } bar)
        {
            return CampaignResult.Refused(bar);
        }

        if (await ports.Campaigns.SetStateAsync(id, state, ct) is not { } after)
        {
            return CampaignResult.Missing;
        }

        changed(after);
        return new CampaignResult(after, []);
    }, ct);

    private async Task<CampaignResult> InTurnAsync(Func<Task<CampaignResult>> change, CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            return await change();
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task<CampaignResult> SaveAsync(Campaign campaign, Func<Campaign, CancellationToken, Task<bool>> save, CancellationToken ct)
    {
        var faults = await _rules.FaultsAsync(campaign, ct);
        if (faults.Count > 0)
        {
            return CampaignResult.Refused(faults);
        }

        if (!await save(campaign, ct))
        {
            var taken = (await ports.Campaigns.ListAsync(ct)).Any(other => other.Name == campaign.Name && other.Id != campaign.Id);
            return CampaignResult.Refused(taken ? new FieldFault("name", FaultCode.Taken, "another campaign has this name") : FieldFault.Changed("campaign"));
        }

        changed(campaign);
        return new CampaignResult(campaign, []);
    }

    /// <summary>Why the campaign cannot begin; null = it can.</summary>
    private async Task<FieldFault?> BarAsync(Campaign campaign, CancellationToken ct)
    {
        if (policies.Find(campaign.Policy) is not { } policy)
        {
            return FieldFault.Unknown("policy", "policy");
        }

        if (await ports.Queues.GetAsync(campaign.Queue, ct) is null)
        {
            return FieldFault.Unknown("queue", "queue");
        }

        return DialCheck.OfRegistry(policy, await ports.DoNotCall.ListsAsync(ct), time.GetUtcNow()) switch
        {
            DialBar.RegistryMissing => new FieldFault("policy", FaultCode.Missing, $"needs the registry '{policy.Registry!.List}', which was never imported"),
            DialBar.RegistryOld => new FieldFault("policy", FaultCode.Changed, $"the registry '{policy.Registry!.List}' is older than {policy.Registry.MaxAge.TotalDays:0} days"),
            _ => null,
        };
    }

    private Campaign Clean(Campaign campaign) => campaign with
    {
        Name = campaign.Name.Trim(), Seller = campaign.Seller.Trim(), CallerNumber = ports.Numbers.Read(campaign.CallerNumber) ?? campaign.CallerNumber.Trim(),
        Zone = string.IsNullOrWhiteSpace(campaign.Zone) ? null : campaign.Zone.Trim(), Message = string.IsNullOrWhiteSpace(campaign.Message) ? null : campaign.Message.Trim(),
        AgentKey = string.IsNullOrWhiteSpace(campaign.AgentKey) ? null : campaign.AgentKey.Trim(),
    };
}
