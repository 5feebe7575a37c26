using System.Collections.Concurrent;
using CallCenter.CallModel.Tables;
using CallCenter.Dialer.Callbacks;
using CallCenter.Dialer.Detection;
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
    private readonly PreviewBook _previews;
    private readonly DialerPorts _ports;
    private readonly PolicyLibrary _policies;
    private readonly IJournal _journal;
    private readonly TimeProvider _time;
    private readonly ILogger<DialerService> _logger;
    private readonly CampaignDesk _desk;
    private readonly CampaignLists _lists;
    private readonly LeadEditing _leads;
    private readonly DoNotCallBook _doNotCall;
    private readonly LiveBook _live;
    private readonly ScriptAnswers _answers;
    private readonly CallbackDialer _callbacks;
    private readonly MachineWatch _machines;
    private readonly AnsweredCalls _answered;
    private readonly Dispositioner _dispositions;
    private long? _seq;
    private volatile bool _stopped = true;
    private bool _disposed;

    public DialerService(DialerPorts ports, PolicyLibrary policies, IJournal journal, TimeProvider time, ILogger<DialerService> logger, DetectionOptions? detection = null)
    {
        (_ports, _policies, _journal, _time, _logger) = (ports, policies, journal, time, logger);
        _previews = new PreviewBook(journal, time);
        _desk = new CampaignDesk(ports, policies, time, Run);
        _lists = new CampaignLists(ports, policies, time, LookAgain);
        _leads = new LeadEditing(ports, journal, time, LookAgain);
        _doNotCall = new DoNotCallBook(ports, journal, time, () => Each(runner => runner.LookAgain()));
        _live = new LiveBook(ports.Leads, time);
        _answers = new ScriptAnswers(ports);
        _callbacks = new CallbackDialer(ports, policies, _floor, time, logger);
        _machines = new MachineWatch(detection ?? new DetectionOptions(), logger);
        _answered = new AnsweredCalls(ports, new OptOuts(_doNotCall, time, logger), _machines, time);
        _dispositions = new Dispositioner(ports, _doNotCall);
    }

    /// <summary>Leads on agents' screens.</summary>
    public IPreviews Previews => _previews;

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
        await _callbacks.StartAsync(ct);
        foreach (var campaign in await _ports.Campaigns.ListAsync(ct))
        {
            Run(campaign);
        }
    }

    /// <summary>Dials no more numbers; calls in progress go on.</summary>
    public void Stop()
    {
        _stopped = true;
        _callbacks.Stop();
        foreach (var runner in _runners.Values)
        {
            runner.Change(runner.Campaign with { State = CampaignState.Paused });
        }
    }

    /// <summary>Whoever holds it under each of its interfaces may say so: the first time counts.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, true))
        {
            return;
        }

        foreach (var runner in _runners.Values)
        {
            await runner.DisposeAsync();
        }

        _runners.Clear();
        await _callbacks.DisposeAsync();
    }

    public Task<IReadOnlyList<CampaignView>> ListAsync(CancellationToken ct = default) => _desk.ListAsync(ct);

    public Task<CampaignView?> GetAsync(Guid id, CancellationToken ct = default) => _desk.GetAsync(id, ct);

    public Task<CampaignResult> AddAsync(Campaign campaign, CancellationToken ct = default) => _desk.AddAsync(campaign, ct);

    public Task<CampaignResult> ChangeAsync(Campaign campaign, CancellationToken ct = default) => _desk.ChangeAsync(campaign, ct);

    public Task<CampaignResult> SetStateAsync(Guid id, CampaignState state, CancellationToken ct = default) => _desk.SetStateAsync(id, state, ct);

    public Task<CampaignCheck?> CheckAsync(Guid id, CancellationToken ct = default) => _lists.CheckAsync(id, ct);

    public Task<LeadImportReport?> ImportAsync(Guid id, IEnumerable<CsvRecord> table, LeadColumns columns, bool tryOnly = false, CancellationToken ct = default) =>
        _lists.ImportAsync(id, table, columns, tryOnly, ct);

    public Task<IReadOnlyList<CampaignOutcome>?> OutcomesAsync(Guid id, string? column, CancellationToken ct = default) => _lists.OutcomesAsync(id, column, ct);

    public Task<LeadResult> ChangeLeadAsync(Guid campaign, Guid lead, LeadChange change, string by, CancellationToken ct = default) =>
        _leads.ChangeAsync(campaign, lead, change, by, ct);

    public async Task<IReadOnlyList<Lead>?> LeadsAsync(Guid id, LeadState? state, int offset, int limit, CancellationToken ct = default) =>
        await _ports.Campaigns.GetAsync(id, ct) is null ? null : await _ports.Leads.ListAsync(id, state, offset, limit, ct);

    public async Task<CampaignLive?> LiveAsync(Guid id, CancellationToken ct = default) =>
        _runners.TryGetValue(id, out var runner) ? await _live.OfAsync(runner, ct) : null;

    public async Task<IReadOnlyList<CampaignLive>> LiveAsync(CancellationToken ct = default)
    {
        var active = _runners.Values.Where(runner => runner.Campaign.State != CampaignState.Stopped || runner.LineCount > 0);
        return await Task.WhenAll(active.OrderBy(runner => runner.Campaign.Name, StringComparer.Ordinal).Select(runner => _live.OfAsync(runner, ct)));
    }

    public Task<CampaignCall?> FindCallAsync(CallId call, CancellationToken ct = default) => _answers.FindAsync(call, ct);

    public Task<FieldFault?> AnswerAsync(CallId call, IReadOnlyDictionary<string, string> answers, CancellationToken ct = default) => _answers.KeepAsync(call, answers, ct);

    public Task<FieldFault?> DoNotCallAsync(string number, string by, string? note, CancellationToken ct = default) => _doNotCall.AddAsync(number, by, note, ct);

    public Task<(int Taken, int Rejected)> DoNotCallAllAsync(string text, string by, CancellationToken ct = default) => _doNotCall.AddAllAsync(text, by, ct);

    public Task<bool> CallAgainAsync(string number, string by, CancellationToken ct = default) => _doNotCall.RemoveAsync(number, by, ct);

    public Task<(int Taken, int Rejected)> ReplaceRegistryAsync(string list, string text, CancellationToken ct = default) => _doNotCall.ReplaceRegistryAsync(list, text, ct);

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
                _callbacks.Connected(bridged.CallId, agent);
                break;
            case CallEnded ended:
                Each(runner => runner.Ended(ended.CallId, ended.End, ended.At));
                _callbacks.Ended(ended.CallId);
                break;
            case CallQueued queued:
                _callbacks.Queued(queued.CallId);
                break;
            case QueueLeft { Why: QueueLeaving.Abandoned } left:
                _callbacks.Abandoned(left);
                break;
            case AgentStateChanged change when _times.Take(change) is { } work:
                Each(runner => runner.WorkEnded(change.Agent, work.Phase, work.Time));
                _callbacks.WorkEnded(change.Agent, work.Phase, work.Time);
                break;
            case WrapUpCompleted wrapUp:
                if (wrapUp.Disposition is { } found)
                {
                    _machines.Disposed(wrapUp.CallId, found);
                }

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

    private void LookAgain(Guid campaign) => _runners.GetValueOrDefault(campaign)?.LookAgain();

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
        else if (!_runners.TryAdd(campaign.Id, runner = new CampaignRunner(campaign, _ports, _policies, _floor, _previews, _time, _logger)))
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
        if (disposition == Dispositions.Machine)
        {
            _runners.GetValueOrDefault(lead.Campaign)?.MachineFound();
        }
    }

    [LoggerMessage(EventId = 13010, Level = LogLevel.Error, Message = "{Error}; campaigns of this policy dial nothing")]
    private partial void LogPolicy(string error);

    [LoggerMessage(EventId = 13011, Level = LogLevel.Warning, Message = "{Count} numbers were being dialed when the server stopped; each is written as interrupted or as what its call came to")]
    private partial void LogInterrupted(int count);
}
