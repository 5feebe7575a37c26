using CallCenter.CallModel.Tables;

namespace CallCenter.AgentBridge.Tests.Fakes;

/// <summary>Campaigns and the do-not-call list in memory; a campaign without a name is refused.</summary>
internal sealed class FakeCampaigns : ICampaignDesk, IPreviews, IDoNotCallStore
{
    private static readonly LeadCounts NoLeads = new(3, 1, 2, 1, new Dictionary<DialResult, int> { [DialResult.NoAnswer] = 2 }, new Dictionary<DialBar, int> { [DialBar.OutsideHours] = 1 });

    public Dictionary<Guid, Campaign> Campaigns { get; } = [];

    public List<DoNotCallEntry> Numbers { get; } = [];

    public string? Imported { get; private set; }

    public LeadColumns? Columns { get; private set; }

    public bool Tried { get; private set; }

    public IReadOnlyDictionary<string, string> Answers { get; private set; } = new Dictionary<string, string>();

    public IReadOnlyList<PolicyView> Policies { get; } = [new PolicyView("neutral", 1, "Neutral", 0.03, 15, 3, null)];

    public Task<IReadOnlyList<CampaignView>> ListAsync(CancellationToken ct = default) =>
        Task.FromResult<IReadOnlyList<CampaignView>>([.. Campaigns.Values.Select(campaign => new CampaignView(campaign, NoLeads))]);

    public Task<CampaignView?> GetAsync(Guid id, CancellationToken ct = default) =>
        Task.FromResult(Campaigns.GetValueOrDefault(id) is { } campaign ? new CampaignView(campaign, NoLeads) : null);

    public Task<CampaignResult> AddAsync(Campaign campaign, CancellationToken ct = default) => Save(campaign with { Id = Guid.CreateVersion7(), Version = 1 });

    public Task<CampaignResult> ChangeAsync(Campaign campaign, CancellationToken ct = default) =>
        !Campaigns.TryGetValue(campaign.Id, out var before) ? Task.FromResult(CampaignResult.Missing)
        : campaign.Version > 0 && campaign.Version != before.Version ? Task.FromResult(CampaignResult.Refused(FieldFault.Changed("campaign")))
        : Save(campaign with { Version = before.Version + 1 });

    public Task<CampaignResult> SetStateAsync(Guid id, CampaignState state, CancellationToken ct = default) =>
        Campaigns.TryGetValue(id, out var campaign) ? Save(campaign with { State = state }) : Task.FromResult(CampaignResult.Missing);

    public Task<CampaignCheck?> CheckAsync(Guid id, CancellationToken ct = default) => Task.FromResult(Campaigns.ContainsKey(id)
        ? new CampaignCheck(3, 2, new Dictionary<DialBar, int> { [DialBar.OutsideHours] = 1, [DialBar.DoNotCall] = 1 }, null, 4)
        : null);

    public Task<LeadImportReport?> ImportAsync(Guid id, IEnumerable<CsvRecord> table, LeadColumns columns, bool tryOnly = false, CancellationToken ct = default)
    {
        Imported = string.Join('\n', table.Select(record => string.Join(',', record.Fields)));
        (Columns, Tried) = (columns, tryOnly);
        return Task.FromResult(Campaigns.ContainsKey(id)
            ? new LeadImportReport(2, 1, 0, 1, [new RowRejection(3, FieldFault.NotPhone("number", "x"))], new Dictionary<DialBar, int> { [DialBar.ZoneUnknown] = 1 })
            : null);
    }

    public Task<IReadOnlyList<Lead>?> LeadsAsync(Guid id, LeadState? state, int offset, int limit, CancellationToken ct = default) =>
        Task.FromResult<IReadOnlyList<Lead>?>(Campaigns.ContainsKey(id) ? [new Lead(Guid.CreateVersion7(), id, "+4930555001", "Ann")] : null);

    public (LeadChange Change, string By)? LeadChanged { get; private set; }

    public LeadPreview? Preview { get; private set; }

    /// <summary>What keeps the next lead from being dialed.</summary>
    public DialBar? Bar { get; set; }

    public event Action<string>? Changed;

    public Task<LeadResult> ChangeLeadAsync(Guid campaign, Guid lead, LeadChange change, string by, CancellationToken ct = default)
    {
        LeadChanged = (change, by);
        return Task.FromResult(change.Number == "x" ? new LeadResult(null, FieldFault.NotPhone("number", "x"))
            : new LeadResult(Campaigns.ContainsKey(campaign) ? new Lead(lead, campaign, change.Number ?? "+4930555001", change.Name) : null));
    }

    public void Show(LeadPreview? preview, string agent)
    {
        Preview = preview;
        Changed?.Invoke(agent);
    }

    public LeadPreview? Of(string agent) => Preview?.Agent == agent ? Preview : null;

    public Task<PreviewDialed?> DialAsync(string agent, CancellationToken ct = default)
    {
        if (Of(agent) is not { Dialing: false } preview)
        {
            return Task.FromResult<PreviewDialed?>(null);
        }

        Show(Bar is null ? preview with { Dialing = true } : null, agent);
        return Task.FromResult<PreviewDialed?>(new PreviewDialed(Bar));
    }

    public Task<bool> SkipAsync(string agent, CancellationToken ct = default)
    {
        var there = Of(agent) is not null;
        Show(null, agent);
        return Task.FromResult(there);
    }

    public async Task<bool> CancelAsync(string agent, CancellationToken ct = default) => Of(agent) is { Dialing: true } && await SkipAsync(agent, ct);

    public Task<CampaignLive?> LiveAsync(Guid id, CancellationToken ct = default) => Task.FromResult(Campaigns.GetValueOrDefault(id) is { } campaign
        ? new CampaignLive(DateTimeOffset.UnixEpoch, id, campaign.State, NoLeads, 4, 1, 6, 2, 7, 0.012, 0.03, 0.31, PacingReason.RiskReached, null, PacingMode.Predictive, false,
            [new WindowLive(24, 200, 4, 0.02, 0.045, 0.03, true), new WindowLive(720, 3000, 81, 0.027, 0.0326, 0.03, true)])
        : null);

    public async Task<IReadOnlyList<CampaignLive>> LiveAsync(CancellationToken ct = default)
    {
        var live = await Task.WhenAll(Campaigns.Values.Where(campaign => campaign.State != CampaignState.Stopped).Select(campaign => LiveAsync(campaign.Id, ct)));
        return [.. live.OfType<CampaignLive>()];
    }

    public Task<IReadOnlyList<CampaignOutcome>?> OutcomesAsync(Guid id, string? column, CancellationToken ct = default) =>
        Task.FromResult<IReadOnlyList<CampaignOutcome>?>(Campaigns.ContainsKey(id)
            ? [new CampaignOutcome(column is null ? "Berlin" : "A", 10, 8, 4, new Dictionary<DialResult, int> { [DialResult.Connected] = 4 }, new Dictionary<string, int> { ["sold"] = 2 })]
            : null);

    public Task<CampaignCall?> FindCallAsync(CallId call, CancellationToken ct = default) => Task.FromResult(Campaigns.Values.FirstOrDefault() is { } campaign
        ? new CampaignCall(campaign, new Lead(Guid.CreateVersion7(), campaign.Id, "+4930555001", "Ann", Call: call) { Answers = Answers })
        : null);

    public Task<FieldFault?> AnswerAsync(CallId call, string agent, IReadOnlyDictionary<string, string> answers, CancellationToken ct = default)
    {
        Answers = answers;
        return Task.FromResult<FieldFault?>(null);
    }

    public Task<FieldFault?> DoNotCallAsync(string number, string by, string? note, CancellationToken ct = default)
    {
        Numbers.Add(new DoNotCallEntry(number, DoNotCall.Own, DateTimeOffset.UnixEpoch, by, note));
        return Task.FromResult<FieldFault?>(null);
    }

    public Task<(int Taken, int Rejected)> DoNotCallAllAsync(string text, string by, CancellationToken ct = default)
    {
        Numbers.AddRange(text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(number => new DoNotCallEntry(number, DoNotCall.Own, DateTimeOffset.UnixEpoch, by)));
        return Task.FromResult((Numbers.Count, 0));
    }

    public Task<bool> CallAgainAsync(string number, string by, CancellationToken ct = default) => RemoveAsync(number, ct);

    public Task<(int Taken, int Rejected)> ReplaceRegistryAsync(string list, string text, CancellationToken ct = default) => Task.FromResult((text.Split('\n').Length, 0));

    public Task<IReadOnlyList<string>> AddAsync(IReadOnlyList<DoNotCallEntry> entries, CancellationToken ct = default)
    {
        Numbers.AddRange(entries);
        return Task.FromResult<IReadOnlyList<string>>([.. entries.Select(entry => entry.Number)]);
    }

    public Task<bool> RemoveAsync(string number, CancellationToken ct = default) => Task.FromResult(Numbers.RemoveAll(entry => entry.Number == number) > 0);

    public Task ReplaceAsync(string list, IReadOnlyCollection<string> numbers, DateTimeOffset asOf, CancellationToken ct = default) => Task.CompletedTask;

    public Task<IReadOnlyList<DoNotCallEntry>> ListAsync(string? number, int limit, CancellationToken ct = default) =>
        Task.FromResult<IReadOnlyList<DoNotCallEntry>>([.. Numbers.Where(entry => number is null || entry.Number.StartsWith(number, StringComparison.Ordinal)).Take(limit)]);

    public Task<IReadOnlyList<DoNotCallList>> ListsAsync(CancellationToken ct = default) =>
        Task.FromResult<IReadOnlyList<DoNotCallList>>([new DoNotCallList("us-national", DateTimeOffset.UnixEpoch, 5)]);

    private Task<CampaignResult> Save(Campaign campaign)
    {
        if (campaign.Name.Length == 0)
        {
            return Task.FromResult(CampaignResult.Refused(FieldFault.Missing("name")));
        }

        Campaigns[campaign.Id] = campaign;
        return Task.FromResult(new CampaignResult(campaign, []));
    }
}
