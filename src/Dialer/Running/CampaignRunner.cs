using System.Data.Common;
using CallCenter.Dialer.Law;
using CallCenter.Dialer.Lists;
using CallCenter.Dialer.Pacing;
using Microsoft.Extensions.Logging;

namespace CallCenter.Dialer.Running;

/// <summary>
/// One campaign at work: every second it looks at its agents and dials as many numbers as pacing and policy allow, then follows each to its record.
/// All state is its mailbox's; databases and telephony are asked beside it and post their answers back.
/// </summary>
internal sealed partial class CampaignRunner : IAsyncDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan CrewEvery = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan AfterNoLine = TimeSpan.FromSeconds(5);

    private readonly DialerPorts _ports;
    private readonly PolicyLibrary _policies;
    private readonly Floor _floor;
    private readonly TimeProvider _time;
    private readonly SteadyClock _steady;
    private readonly ILogger _logger;
    private readonly Mailbox _mailbox;
    private readonly Dictionary<CallId, Line> _lines = [];
    private readonly LineBook _book;
    private readonly Crew _crew;
    private readonly DueLeads _due;
    private readonly CancellationTokenSource _stop = new();
    private readonly SideWork _beside;
    private readonly Previews _previews;
    private readonly ITimer _timer;
    private readonly Task _running;
    private AbandonmentBook _windows;
    private Campaign _campaign;
    private PolicyPack? _policy;
    private PacingModel _model = new();
    private PacingDecision? _decision;
    private PoolState _pool = new(0, 0, [], []);
    private IReadOnlyList<DoNotCallList> _lists = [];
    private PacingMode _mode;
    private DialBar? _bar;
    private DateTimeOffset _lastTick;
    private DateTimeOffset _crewAt;
    private DateTimeOffset _noLineUntil;
    private long _lineCount;

    public CampaignRunner(Campaign campaign, DialerPorts ports, PolicyLibrary policies, Floor floor, PreviewBook screens, TimeProvider time, ILogger logger)
    {
        (_campaign, _ports, _policies, _floor, _time, _logger) = (campaign, ports, policies, floor, time, logger);
        _steady = new SteadyClock(time);
        (_policy, _mode, _lastTick) = (policies.Find(campaign.Policy), campaign.Mode, _steady.Now);
        _mailbox = new Mailbox(fault => LogFault(campaign.Name, fault));
        _beside = new SideWork(_mailbox, e => LogFailed(Campaign.Name, e.Message, e is DbException ? null : e), _stop.Token);
        _crew = new Crew(ports.Figures, ports.Users, ports.Queues);
        var judge = new LeadJudge(ports.Records, ports.Numbers);
        _book = new LineBook(ports, judge, time, logger);
        _due = new DueLeads(ports.Leads, judge);
        _previews = new Previews(ports, policies, _due, judge, floor, screens, _mailbox, _beside, time) { Begin = Begin, Now = () => Campaign };
        _windows = new AbandonmentBook(ports.Records);
        _running = Task.Run(_mailbox.RunAsync);
        _timer = time.CreateTimer(_ => _mailbox.Post(Tick), null, Step, Step);
    }

    /// <summary>As it was told last; may be read from any thread.</summary>
    public Campaign Campaign => Volatile.Read(ref _campaign);

    /// <summary>Numbers whose record is not written yet; may be read from any thread.</summary>
    public long LineCount => Interlocked.Read(ref _lineCount);

    /// <summary>Null: there is no such pack, or its file has errors.</summary>
    public PolicyPack? Policy => _policies.Find(Campaign.Policy);

    public void Change(Campaign campaign) => _mailbox.Post(() =>
    {
        var samePolicy = campaign.Policy == _campaign.Policy;
        Volatile.Write(ref _campaign, campaign);
        _policy = _policies.Find(campaign.Policy);
        _windows = samePolicy ? _windows : new AbandonmentBook(_ports.Records);
        _model = campaign.State == CampaignState.Stopped ? new PacingModel() : _model;
        _crewAt = default;
        _due.Forget();
    });

    /// <summary>Some number may not be dialed any more, or some list has grown.</summary>
    public void LookAgain() => _mailbox.Post(_due.Forget);

    /// <summary>Somebody answered. The lead and the agent who is kept for it; null when the call is not the campaign's.</summary>
    public Task<(Lead Lead, string? KeptAgent)?> AnsweredAsync(CallId call, DateTimeOffset at) => _mailbox.AskAsync<(Lead, string?)?>(() =>
    {
        if (!_lines.TryGetValue(call, out var line) || line.Phase != LinePhase.Ringing)
        {
            return null;
        }

        (line.Phase, line.AnsweredAt) = (LinePhase.Waiting, at);
        _model = _model.AttemptEnded((at - line.Begun).TotalSeconds, answered: true);
        if (_campaign.Mode == PacingMode.Announcement)
        {
            Resolve(line, abandoned: false); // nobody was promised an agent
        }

        return (line.Lead, line.KeptAgent);
    });

    /// <summary>An agent talks to the person.</summary>
    public void Connected(CallId call, string agent, DateTimeOffset at) => With(call, line =>
    {
        if (line is { AnsweredAt: { } answered, ConnectedAfterMs: null })
        {
            line.ConnectedAfterMs = (long)(at - answered).TotalMilliseconds;
            (line.Agent, line.Phase) = (agent, LinePhase.Talking);
            Resolve(line, abandoned: at - answered > ConnectWithin);
            _previews.Over(line);
        }
    });

    /// <summary>A machine has answered; what was counted as abandoned before stays so.</summary>
    public void MachineHeard(CallId call) => With(call, line => (line.IsMachine, line.Resolved, _model) = (true, true, _model.MachineFound()));

    /// <summary>There was no agent in time: the message follows.</summary>
    public void Missed(CallId call) => With(call, line => Resolve(line, abandoned: true));

    public void MessagePlayed(CallId call, bool optedOut) => With(call, line => (line.MessagePlayed, line.OptedOut) = (true, optedOut));

    /// <summary>The announcement was heard to its end, or replied to.</summary>
    /// <param name="word">the disposition that the person chose by key; null = none.</param>
    public void Heard(CallId call, CampaignDisposition? word) => With(call, line => (line.Heard, line.Word, line.MessagePlayed) = (true, word, true));

    public void Ended(CallId call, CallEnd end, DateTimeOffset at) => With(call, line => End(line, end, at));

    /// <summary>An agent, of whatever campaign or queue, has talked or wrapped up so long.</summary>
    public void WorkEnded(string agent, AgentPhase phase, TimeSpan time) => _mailbox.Post(() =>
    {
        if (_crew.Members.Contains(agent))
        {
            _model = _model.WorkEnded(phase, time.TotalSeconds);
        }
    });

    /// <summary>An agent found a machine where an answer was counted.</summary>
    public void MachineFound() => _mailbox.Post(() => _model = _model.MachineFound());

    /// <summary>How it stands.</summary>
    public Task<CampaignLive> LiveAsync(LeadCounts leads) => _mailbox.AskAsync(() => new CampaignLive(_time.GetUtcNow(), _campaign.Id, _campaign.State, leads,
        Count(LinePhase.Ringing), Count(LinePhase.Waiting), Count(LinePhase.Talking), _pool.Idle, _pool.Busy.Count,
        _decision is { RiskLimit: > 0 } risky ? risky.Risk : null, _decision is { RiskLimit: > 0 } limited ? limited.RiskLimit : null, _model.AnswerRate,
        _decision?.Why, _bar, _mode, _due.IsEmpty,
        _policy is null ? [] : [.. _windows.Windows(_policy).Select(w => new WindowLive(w.Span.TotalHours, w.Counts.Answered, w.Counts.Abandoned, w.Rate, w.AtMost, w.Limit, w.MayRisk))])
    {
        Previewing = _previews.Count,
    });

    /// <summary>Dials no more; records of calls that go on are written by the next start.</summary>
    public async ValueTask DisposeAsync()
    {
        await _timer.DisposeAsync();
        await _stop.CancelAsync();
        _mailbox.Close();
        await _running;
        _stop.Dispose();
    }

    private TimeSpan ConnectWithin => _policy?.ConnectWithin ?? TimeSpan.FromSeconds(2);

    private void Tick()
    {
        var (now, steady) = (_time.GetUtcNow(), _steady.Now);
        if (_campaign.State == CampaignState.Stopped && _lines.Count == 0 && _previews.Count == 0)
        {
            (_lastTick, _decision, _bar) = (steady, null, null);
            _floor.Leave(_campaign.Id);
            return;
        }

        Refresh(now, steady);
        lock (_floor.Gate)
        {
            _pool = Look(now);
            Learn(steady);
            Decide(now);
            _previews.Expire(_crew.Ready(), goesOn: IsOpen && _campaign.Mode == PacingMode.Preview, now);
            _floor.Show(_campaign.Id, _crew.Members, [.. RingingForAgents.Select(line => line.Begun)], Count(LinePhase.Waiting) + _previews.Count);
        }
    }

    private void Decide(DateTimeOffset now)
    {
        (_bar, _decision) = (null, null);
        if (_campaign.State != CampaignState.Running)
        {
            return;
        }

        _bar = _policy is null ? DialBar.PolicyMissing : DialCheck.OfRegistry(_policy, _lists, now) ?? DialCheck.OfSchedule(_campaign, now);
        if (_bar is not null || !_windows.IsRead)
        {
            return;
        }

        if (_campaign.Mode == PacingMode.Preview)
        {
            _mode = PacingMode.Preview;
            _previews.Offer(_campaign, _crew.Ready(), _pool.Idle - _pool.Waiting - _pool.InFlight.Count);
            return;
        }

        var options = Options(_policy!);
        _mode = options.Mode;
        var decision = Pacer.Decide(_model, _pool, options, Step.TotalSeconds);
        _decision = decision;
        for (var dial = decision.Dial; dial > 0 && _due.TryTake(out var lead);)
        {
            if (_floor.TryTake(lead.Number))
            {
                Begin(Line.Of(lead, CallId.New(), now));
                dial--;
            }
        }
    }

    /// <summary>Below the limit; lower still while it is not proved that the true rate is below it. One for one where a window allows no risk.</summary>
    private PacingOptions Options(PolicyPack policy)
    {
        var windows = _windows.Windows(policy);
        var proved = windows.All(window => window.AtMost <= policy.Limit);
        var mode = windows.All(window => window.MayRisk) ? _campaign.Mode : PacingMode.Progressive;
        return new PacingOptions(mode, policy.Limit, policy.Limit * (proved ? 0.93 : 0.83), Ratio: _campaign.Ratio);
    }

    private PoolState Look(DateTimeOffset now)
    {
        var (others, waiting) = _floor.Others(_campaign.Id, _crew.Members);
        List<double> inFlight = [.. RingingForAgents.Select(line => line.Begun).Concat(others).Select(begun => (now - begun).TotalSeconds)];
        var mine = _lines.Values.Where(line => line.Phase is LinePhase.Waiting or LinePhase.Talking).Select(line => line.Call).ToList();
        var pool = _crew.Look(_campaign.Queue, mine, inFlight);
        return pool with { Waiting = pool.Waiting + waiting, LinesFree = _steady.Now < _noLineUntil ? 0 : Math.Max(0, _campaign.MaxLines - _lines.Count) };
    }

    private void Learn(DateTimeOffset steady)
    {
        _model = _model.Advance((steady - _lastTick).TotalSeconds, _pool);
        _lastTick = steady;
        if (_model.Budget.Elapsed >= new PacingOptions().WindowSeconds)
        {
            _model = _model with { Budget = _model.Budget.Renewed() };
        }
    }

    private void Begin(Line line)
    {
        _lines.Add(line.Call, line);
        Interlocked.Exchange(ref _lineCount, _lines.Count);
        var (campaign, policy) = (_campaign, _policy!);
        _beside.Run(async () =>
        {
            if (!await _book.ClaimAsync(line, campaign, policy, _stop.Token))
            {
                _mailbox.Post(() => Remove(line));
                return;
            }

            var wanted = new OutboundCall(line.Lead.Number, TimeSpan.FromSeconds(campaign.RingSeconds), campaign.CallerNumber) { Campaign = campaign.Id, Id = line.Call };
            if (await _ports.Telephony.PlaceCallAsync(wanted, _stop.Token) is PlaceOutcome.Refused refused)
            {
                _mailbox.Post(() => Refused(line, refused.Reason));
            }
        }, () => End(line, new CallEnd(CallResult.Failed, EndReason.ServerError), _time.GetUtcNow()));
    }

    private void Refused(Line line, EndReason reason)
    {
        var now = _time.GetUtcNow();
        if (reason is EndReason.TooManyCalls or EndReason.Draining or EndReason.UnknownTrunk)
        {
            (_noLineUntil, line.HadNoLine) = (_steady.Now + AfterNoLine, true);
            LogNoLine(_campaign.Name, reason);
        }

        Finish(line, new CallEnd(CallResult.NotConnected, reason), now);
    }

    private void End(Line line, CallEnd end, DateTimeOffset at)
    {
        if (line.Phase == LinePhase.Ended)
        {
            return;
        }

        if (line.AnsweredAt is { } answered)
        {
            Resolve(line, abandoned: line.ConnectedAfterMs is null && at - answered > ConnectWithin);
        }
        else if (line.Result(end) != DialResult.Interrupted)
        {
            _model = _model.AttemptEnded((at - line.Begun).TotalSeconds, answered: false);
        }

        Finish(line, end, at);
    }

    private void Finish(Line line, CallEnd end, DateTimeOffset at)
    {
        line.Phase = LinePhase.Ended;
        var (campaign, policy) = (_campaign, _policy);
        _beside.Run(async () =>
        {
            await _book.FinishAsync(line, line.Result(end), campaign, policy, at, _stop.Token);
            _mailbox.Post(() => Remove(line));
        });
    }

    private void Resolve(Line line, bool abandoned)
    {
        if (!line.Resolved)
        {
            (line.Resolved, line.Abandoned) = (true, abandoned);
            _model = _model.AnswerResolved(abandoned, Options());
            _windows.Add(abandoned);
        }
    }

    private PacingOptions Options() => _policy is null ? new PacingOptions() : Options(_policy);

    private void Remove(Line line)
    {
        _lines.Remove(line.Call);
        Interlocked.Exchange(ref _lineCount, _lines.Count);
        _previews.Over(line);
        _floor.Release(line.Lead.Number);
    }

    private void Refresh(DateTimeOffset now, DateTimeOffset steady)
    {
        var (campaign, policy) = (_campaign, _policy);
        if (steady - _crewAt >= CrewEvery)
        {
            _crewAt = steady;
            _beside.Run(async () =>
            {
                var (members, lists) = (await _crew.LoadAsync(campaign.Queue, _stop.Token), await _ports.DoNotCall.ListsAsync(_stop.Token));
                _mailbox.Post(() => (_crew.Members, _lists) = (members, lists));
            });
        }

        if (policy is null || campaign.State != CampaignState.Running)
        {
            return;
        }

        if (_windows.BeginRead(steady))
        {
            var windows = _windows;
            List<bool> unrecorded = [.. _lines.Values.Where(line => line.Resolved).Select(line => line.Abandoned)];
            _beside.Run(async () =>
            {
                var counts = await windows.ReadAsync(campaign.Id, policy, now, _stop.Token);
                _mailbox.Post(() => windows.Read(counts, unrecorded, steady));
            }, () => windows.Read(null, [], steady));
        }

        if (_due.BeginFetch(steady))
        {
            _beside.Run(async () =>
            {
                var (ready, more) = await _due.FetchAsync(campaign, policy, now, _stop.Token);
                _mailbox.Post(() => _due.Fetched(ready, more, steady, lead => _previews.Shows(lead) || _lines.Values.Any(line => line.Lead.Id == lead.Id)));
            }, () => _due.FetchFailed(steady));
        }
    }

    /// <summary>An announcement needs no agent, and a preview has one already.</summary>
    private IEnumerable<Line> RingingForAgents => _lines.Values.Where(line => line is { Phase: LinePhase.Ringing, KeptAgent: null } && _campaign.Mode != PacingMode.Announcement);

    /// <summary>It dials, as far as campaign and law are concerned.</summary>
    private bool IsOpen => _campaign.State == CampaignState.Running && _bar is null;

    private int Count(LinePhase phase) => _lines.Values.Count(line => line.Phase == phase);

    private void With(CallId call, Action<Line> change) => _mailbox.Post(() =>
    {
        if (_lines.TryGetValue(call, out var line))
        {
            change(line);
        }
    });

    [LoggerMessage(EventId = 13001, Level = LogLevel.Error, Message = "campaign {Campaign}: a message met a defect and is lost")]
    private partial void LogFault(string campaign, Exception fault);

    [LoggerMessage(EventId = 13002, Level = LogLevel.Error, Message = "campaign {Campaign}: {Why}")]
    private partial void LogFailed(string campaign, string why, Exception? e);

    [LoggerMessage(EventId = 13003, Level = LogLevel.Warning, Message = "campaign {Campaign}: a number could not be dialed ({Reason}); the next is tried in a few seconds")]
    private partial void LogNoLine(string campaign, EndReason reason);
}
