using System.Collections.Concurrent;
using CallCenter.Dialer.Law;
using CallCenter.Dialer.Lists;
using CallCenter.Dialer.Running;
using Microsoft.Extensions.Logging;

namespace CallCenter.Dialer;

/// <summary>Campaigns, stored and at work. Start it after the journal's recovery and before the telephone; stop it before the calls drain.</summary>
public sealed partial class DialerService : ICampaignDesk, ICampaignCalls, IJournalReader, ILiveTable, IAsyncDisposable
{
    private static readonly TimeSpan LookBack = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<Guid, CampaignRunner> _runners = new();
    private readonly Floor _floor = new();
    private readonly AgentTimes _times = new();
    private readonly DialerPorts _ports;
    private readonly PolicyLibrary _policies;
    private readonly IJournal _journal;
    private readonly TimeProvider _time;
    private readonly ILogger<DialerService> _logger;
    private readonly CampaignDesk _desk;
    private readonly AnsweredCalls _answered;
    private readonly Dispositioner _dispositions;
    private long? _seq;
    private volatile bool _stopped = true;

    public DialerService(DialerPorts ports, PolicyLibrary policies, IJournal journal, TimeProvider time, ILogger<DialerService> logger)
    {
        (_ports, _policies, _journal, _time, _logger) = (ports, policies, journal, time, logger);
        _desk = new CampaignDesk(ports, policies, time, Run, LookAgain);
        _answered = new AnsweredCalls(ports, time);
        _dispositions = new Dispositioner(ports);
    }

    public IReadOnlyList<PolicyView> Policies => _desk.Policies;

    /// <summary>Closes what the last run left behind and takes up the campaigns that were running.</summary>
    public async Task StartAsync(CancellationToken ct = default)
    {
        foreach (var error in _policies.Errors)
        {
            LogPolicy(error.ToString());
        }

        if (await new Interrupted(_ports, _policies, _time).CloseAsync(ct) is > 0 and var count)
        {
            LogInterrupted(count);
        }

        _stopped = false;
        foreach (var campaign in await _ports.Campaigns.ListAsync(ct))
        {
            Run(campaign);
        }
    }

    /// <summary>Dials no more numbers; calls in progress go on.</summary>
    public void Stop()
    {
        _stopped = true;
        foreach (var runner in _runners.Values)
        {
            runner.Change(runner.Campaign with { State = CampaignState.Paused });
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var runner in _runners.Values)
        {
            await runner.DisposeAsync();
        }

        _runners.Clear();
    }

    public Task<IReadOnlyList<CampaignView>> ListAsync(CancellationToken ct = default) => _desk.ListAsync(ct);

    public Task<CampaignView?> GetAsync(Guid id, CancellationToken ct = default) => _desk.GetAsync(id, ct);

    public Task<CampaignResult> AddAsync(Campaign campaign, CancellationToken ct = default) => _desk.AddAsync(campaign, ct);

    public Task<CampaignResult> ChangeAsync(Campaign campaign, CancellationToken ct = default) => _desk.ChangeAsync(campaign, ct);

    public Task<CampaignResult> SetStateAsync(Guid id, CampaignState state, CancellationToken ct = default) => _desk.SetStateAsync(id, state, ct);

    public Task<LeadImportReport?> ImportAsync(Guid id, string csv, CancellationToken ct = default) => _desk.ImportAsync(id, csv, ct);

    public async Task<IReadOnlyList<Lead>?> LeadsAsync(Guid id, LeadState? state, int offset, int limit, CancellationToken ct = default) =>
        await _ports.Campaigns.GetAsync(id, ct) is null ? null : await _ports.Leads.ListAsync(id, state, offset, limit, ct);

    public async Task<CampaignLive?> LiveAsync(Guid id, CancellationToken ct = default) =>
        _runners.TryGetValue(id, out var runner) ? await runner.LiveAsync(await _ports.Leads.CountAsync(id, ct)) : null;

    public Task<FieldFault?> DoNotCallAsync(string number, string by, string? note, CancellationToken ct = default) => _desk.DoNotCallAsync(number, by, note, ct);

    public async Task<bool> CallAgainAsync(string number, CancellationToken ct = default) =>
        _ports.Numbers.Read(number) is { } read && await _ports.DoNotCall.RemoveAsync(read, ct);

    public Task<(int Taken, int Rejected)> ReplaceRegistryAsync(string list, string text, CancellationToken ct = default) => _desk.ReplaceRegistryAsync(list, text, ct);

    public async Task ServeAsync(LiveCall call, CallContext context)
    {
        if (call.Campaign is { } id && _runners.TryGetValue(id, out var runner))
        {
            await _answered.ServeAsync(call, context, runner);
        }
    }

    /// <summary>Live events alone: what the past brought is in the stores.</summary>
    public async ValueTask<long> ResumeAsync(CancellationToken ct)
    {
        if (_seq is null)
        {
            await foreach (var entry in _journal.ReadSinceAsync(_time.GetUtcNow() - LookBack, ct))
            {
                _seq = entry.Seq;
            }
        }

        return _seq ?? 0;
    }

    public async ValueTask TakeAsync(JournalEntry entry, CancellationToken ct)
    {
        switch (entry.Fact)
        {
            case CallBridged { Agent: { } agent } bridged:
                Each(runner => runner.Connected(bridged.CallId, agent, bridged.At));
                break;
            case CallEnded ended:
                Each(runner => runner.Ended(ended.CallId, ended.End, ended.At));
                break;
            case AgentStateChanged change when _times.Take(change) is { } work:
                Each(runner => runner.WorkEnded(change.Agent, work.Phase, work.Time));
                break;
            case WrapUpCompleted wrapUp:
                if (await _dispositions.TakeAsync(wrapUp, ct) is { } lead)
                {
                    Disposed(lead, wrapUp.Disposition!);
                }

                break;
            default:
                break;
        }

        _seq = entry.Seq;
    }

    public ValueTask KeepAsync(long seq, CancellationToken ct) => ValueTask.CompletedTask;

    public IReadOnlyDictionary<string, long> Count() => new Dictionary<string, long> { ["dialerLines"] = _runners.Values.Sum(runner => runner.LineCount) };

    private void Each(Action<CampaignRunner> tell)
    {
        foreach (var runner in _runners.Values)
        {
            tell(runner);
        }
    }

    private void Run(Campaign campaign)
    {
        if (_stopped)
        {
            return;
        }

        if (_runners.TryGetValue(campaign.Id, out var runner))
        {
            runner.Change(campaign);
        }
        else if (!_runners.TryAdd(campaign.Id, runner = new CampaignRunner(campaign, _ports, _policies, _floor, _time, _logger)))
        {
            _ = runner.DisposeAsync();
            _runners[campaign.Id].Change(campaign);
        }

        if (campaign.State == CampaignState.Running && _policies.Find(campaign.Policy) is { } policy)
        {
            _ = _answered.PrepareAsync(campaign, policy);
        }
    }

    private void Disposed(Lead lead, string disposition)
    {
        if (disposition == Dispositions.DoNotCall)
        {
            LookAgain(null);
        }
        else if (disposition == Dispositions.Machine)
        {
            _runners.GetValueOrDefault(lead.Campaign)?.MachineFound();
        }
    }

    private void LookAgain(Guid? campaign)
    {
        if (campaign is { } id)
        {
            _runners.GetValueOrDefault(id)?.LookAgain();
        }
        else
        {
            Each(runner => runner.LookAgain());
        }
    }

    [LoggerMessage(EventId = 13010, Level = LogLevel.Error, Message = "{Error}; campaigns of this policy dial nothing")]
    private partial void LogPolicy(string error);

    [LoggerMessage(EventId = 13011, Level = LogLevel.Warning, Message = "{Count} numbers were being dialed when the server stopped; each is written as interrupted or as what its call came to")]
    private partial void LogInterrupted(int count);
}
