using System.Data.Common;
using CallCenter.Dialer.Law;
using CallCenter.Dialer.Pacing;
using CallCenter.Dialer.Running;
using Microsoft.Extensions.Logging;

namespace CallCenter.Dialer.Callbacks;

/// <summary>
/// Makes the callbacks of queues whose rules say so. All state is its mailbox's; what is stored (<see cref="Callback"/>) is enough to go on after a
/// crash: the place is a moment, and what was being dialed waits again.
/// </summary>
internal sealed partial class CallbackDialer : IAsyncDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan RefreshEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan RingTime = TimeSpan.FromSeconds(25);

    /// <summary>Ringing, and the moment until the person is in the queue.</summary>
    private static readonly TimeSpan KeepAgent = TimeSpan.FromSeconds(45);

    private readonly DialerPorts _ports;
    private readonly Floor _floor;
    private readonly CallbackJudge _judge;
    private readonly CallbackBook _book;
    private readonly TimeProvider _time;
    private readonly SteadyClock _steady;
    private readonly ILogger _logger;
    private readonly Mailbox _mailbox;
    private readonly Dictionary<string, QueueCallbacks> _queues = [];
    private readonly Dictionary<CallId, CallbackLine> _lines = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly SideWork _beside;
    private readonly Task _running;
    private readonly ITimer _timer;
    private DateTimeOffset _refreshedAt;
    private bool _refreshing;
    private bool _dialing;

    public CallbackDialer(DialerPorts ports, PolicyLibrary policies, Floor floor, TimeProvider time, ILogger logger)
    {
        (_ports, _floor, _time, _logger, _steady) = (ports, floor, time, logger, new SteadyClock(time));
        _judge = new CallbackJudge(ports.Records, policies, ports.Numbers);
        _book = new CallbackBook(ports.Callbacks, time, logger);
        _mailbox = new Mailbox(fault => LogFault(fault));
        _beside = new SideWork(_mailbox, e => LogFailed(e.Message, e is DbException ? null : e), _stop.Token);
        _running = Task.Run(_mailbox.RunAsync);
        ports.Callbacks.Changed += LookAgain;
        _timer = time.CreateTimer(_ => _mailbox.Post(Tick), null, Step, Step);
    }

    /// <summary>What was being dialed when the server stopped waits again, with its place; then dialing begins.</summary>
    public async Task StartAsync(CancellationToken ct)
    {
        await _book.ReopenAsync(ct);
        _mailbox.Post(() => _dialing = true);
    }

    /// <summary>Dials no more; calls in progress go on.</summary>
    public void Stop() => _mailbox.Post(() => _dialing = false);

    public void Connected(CallId call, string agent) => With(call, line =>
    {
        line.Connected = true;
        End(line, new CallbackTransition(CallbackState.Done, agent, CallbackEnd.Reached));
    });

    public void Queued(CallId call) => With(call, line => line.Queued = true);

    /// <summary>Our call is over; without an agent it is tried again, unless the person has said otherwise.</summary>
    public void Ended(CallId call) => With(call, line =>
    {
        _lines.Remove(call);
        _floor.Release(line.Callback.Number);
        _ports.Places.Free(call);
        if (!line.Connected)
        {
            var rules = _queues[line.Queue].Rules;
            End(line, line.Callback.Attempts + 1 >= rules.MaxAttempts
                ? new CallbackTransition(CallbackState.Done, CallbackBook.Server, CallbackEnd.NotReached)
                : new CallbackTransition(CallbackState.Waiting, CallbackBook.Server) { DueAt = _time.GetUtcNow().AddMinutes(rules.RetryMinutes) });
        }
    });

    /// <summary>Somebody hung up while waiting: called back where the queue's rules say so, as they are stored now and not as they were looked at last.</summary>
    public void Abandoned(QueueLeft left) => _mailbox.Post(() => _beside.Run(async () =>
    {
        if (await _ports.CallbackRules.GetAsync(left.Queue, _stop.Token) is not { FromAbandoned: true })
        {
            return;
        }

        var arrived = (await _ports.Calls.EventsAsync(left.CallId, _stop.Token)).Select(entry => entry.Fact).OfType<CallArrived>().FirstOrDefault();
        if (arrived is { Direction: CallDirection.Inbound })
        {
            await _ports.Callbacks.RequestAsync(new NewCallback(arrived.From, arrived.CallerName, left.Queue, CallId: left.CallId)
            {
                PlaceAt = left.At.AddMilliseconds(-left.WaitedMs),
            }, _stop.Token);
        }
    }));

    public void WorkEnded(string agent, AgentPhase phase, TimeSpan time) => _mailbox.Post(() =>
    {
        foreach (var queue in _queues.Values)
        {
            queue.WorkEnded(agent, phase, time);
        }
    });

    public async ValueTask DisposeAsync()
    {
        _ports.Callbacks.Changed -= LookAgain;
        await _timer.DisposeAsync();
        await _stop.CancelAsync();
        _mailbox.Close();
        await _running;
        _stop.Dispose();
    }

    private void LookAgain() => _mailbox.Post(() => _refreshedAt = default);

    private void Tick()
    {
        if (!_refreshing && _steady.Now - _refreshedAt >= RefreshEvery)
        {
            (_refreshing, _refreshedAt) = (true, _steady.Now);
            _beside.Run(() => RefreshAsync(_time.GetUtcNow()), () => _refreshing = false);
        }

        foreach (var queue in _queues.Values.Where(queue => queue.Due.Count > 0 || queue.Rules.Mode != CallbackMode.List))
        {
            // the places are asked of the floor, which answers in a moment
            _beside.Run(async () =>
            {
                var live = await _ports.Places.WaitingAsync(queue.Rules.Queue);
                _mailbox.Post(() =>
                {
                    queue.Live = live;
                    Decide(queue);
                });
            });
        }
    }

    /// <summary>Beside the mailbox: rules, agents, and what is due of each queue.</summary>
    private async Task RefreshAsync(DateTimeOffset now)
    {
        var rules = await _ports.CallbackRules.ListAsync(_stop.Token);
        var personal = await _ports.Callbacks.ListAsync(new CallbackQuery(CallbackState.Waiting, CallbackBook.MostWaiting) { Personal = true }, _stop.Token);
        var others = personal.Select(callback => callback.Queue).OfType<string>().Distinct().Except(rules.Select(rule => rule.Queue));
        foreach (var rule in rules.Concat(others.Select(queue => new CallbackRules(queue))))
        {
            // one for a certain agent is dialed by the server, also where the others are a list to take from
            var mine = rule.Mode == CallbackMode.List
                ? [.. personal.Where(callback => callback.Queue == rule.Queue)]
                : await _ports.Callbacks.ListAsync(new CallbackQuery(CallbackState.Waiting, CallbackBook.MostWaiting) { Queue = rule.Queue }, _stop.Token);
            foreach (var old in mine.Where(callback => rule.Mode != CallbackMode.List && rule.ExpiryHours > 0 && now - (callback.DueAt ?? callback.RequestedAt) > TimeSpan.FromHours(rule.ExpiryHours)))
            {
                await _ports.Callbacks.MoveAsync(old.Id, new CallbackTransition(CallbackState.Cancelled, CallbackBook.Server), _stop.Token);
            }

            var judged = await _judge.JudgeAsync([.. mine.Where(callback => callback.DueAt is null || callback.DueAt <= now).OrderBy(callback => callback.PlaceAt)], rule, now, _stop.Token);
            foreach (var (unwanted, _) in judged.Where(j => j.Verdict.Bar == DialBar.DoNotCall))
            {
                await _ports.Callbacks.MoveAsync(unwanted.Id, new CallbackTransition(CallbackState.Cancelled, CallbackBook.Server), _stop.Token);
            }

            var queue = await QueueAsync(rule);
            _mailbox.Post(() => queue.Due = [.. judged.Where(j => j.Verdict.Allows).Select(j => j.Callback).Where(callback => _lines.Values.All(line => line.Callback.Id != callback.Id))]);
        }

        _mailbox.Post(() => _refreshing = false);
    }

    private async Task<QueueCallbacks> QueueAsync(CallbackRules rule)
    {
        var queue = await _mailbox.AskAsync(() =>
        {
            var known = _queues.TryGetValue(rule.Queue, out var there) ? there : _queues[rule.Queue] = new QueueCallbacks(rule, _ports);
            known.Rules = rule;
            return known;
        }).WaitAsync(_stop.Token);
        var members = await queue.Crew.LoadAsync(rule.Queue, _stop.Token);
        _mailbox.Post(() => queue.Crew.Members = members);
        return queue;
    }

    private void Decide(QueueCallbacks queue)
    {
        if (!_dialing)
        {
            return;
        }

        var now = _time.GetUtcNow();
        lock (_floor.Gate)
        {
            var mine = _lines.Values.Where(line => line.Queue == queue.Rules.Queue).ToList();
            var ringing = mine.Where(line => line is { Queued: false, Connected: false }).ToList();
            var (others, waiting) = _floor.Others(queue.Share, queue.Crew.Members);
            var pool = queue.Crew.Look(queue.Rules.Queue, [], [.. ringing.Select(line => (now - line.Begun).TotalSeconds)]);
            queue.Advance(Step.TotalSeconds, pool);
            var idle = Math.Max(0, pool.Idle - others.Count - waiting);
            var soonFree = queue.Rules.Mode == CallbackMode.CustomerFirst ? queue.SoonFree(pool) : 0;
            var dial = CallbackPlan.Dial([.. queue.Due.Select(callback => callback.PlaceAt)], queue.Live, ringing.Count, idle, soonFree);
            foreach (var callback in queue.Due.Take(dial).ToList())
            {
                if (_floor.TryTake(callback.Number))
                {
                    Begin(queue, callback, now);
                }
            }

            queue.Due = [.. queue.Due.Skip(dial)];
            _floor.Show(queue.Share, queue.Crew.Members, [.. _lines.Values.Where(line => line.Queue == queue.Rules.Queue && line is { Queued: false, Connected: false }).Select(line => line.Begun)], 0);
        }
    }

    private void Begin(QueueCallbacks queue, Callback callback, DateTimeOffset now)
    {
        var call = CallId.New();
        var kept = queue.Rules.Mode == CallbackMode.AgentFirst || callback.Agent is not null;
        var candidates = callback.Agent is { } personal ? [personal] : kept ? queue.Crew.Members.ToList() : [];
        var line = new CallbackLine(callback, call, queue.Rules.Queue, null, now);
        _lines.Add(call, line);
        _beside.Run(() => DialAsync(line, queue.Rules, kept, candidates), () => Ended(call));
    }

    /// <summary>Beside the mailbox: an agent is kept where the rules want it, the attempt is written, then it is dialed.</summary>
    private async Task DialAsync(CallbackLine line, CallbackRules rules, bool kept, IReadOnlyList<string> candidates)
    {
        var (callback, call) = (line.Callback, line.Call);
        string? agent = null;
        foreach (var candidate in candidates)
        {
            if (await _ports.Places.ReserveAsync(candidate, call, KeepAgent))
            {
                agent = candidate;
                break;
            }
        }

        var move = new CallbackTransition(CallbackState.Dialing, CallbackBook.Server) { Call = call, Agent = agent };
        if ((kept && agent is null) || !await MayDialAsync(callback, rules) || !(await _ports.Callbacks.MoveAsync(callback.Id, move, _stop.Token)).Ok)
        {
            _mailbox.Post(() => Remove(line));
            return;
        }

        var wanted = new OutboundCall(callback.Number, RingTime, rules.CallerNumber) { Callback = callback.Id, Id = call };
        if (await _ports.Telephony.PlaceCallAsync(wanted, _stop.Token) is PlaceOutcome.Refused refused)
        {
            LogNoLine(callback.Id, refused.Reason);
            Ended(call);
        }
    }

    /// <summary>Since it was found due, it may have been postponed or given to somebody, and the person may have asked not to be called.</summary>
    private async Task<bool> MayDialAsync(Callback due, CallbackRules rules)
    {
        var now = _time.GetUtcNow();
        return await _ports.Callbacks.GetAsync(due.Id, _stop.Token) is { State: CallbackState.Waiting } callback && !(callback.DueAt > now) && callback.Agent == due.Agent
            && (await _judge.JudgeAsync([callback], rules, now, _stop.Token))[0].Verdict.Allows;
    }

    private void Remove(CallbackLine line)
    {
        _lines.Remove(line.Call);
        _floor.Release(line.Callback.Number);
        _ports.Places.Free(line.Call);
    }

    private void End(CallbackLine line, CallbackTransition move) => _beside.Run(() => _book.EndAsync(line.Callback, line.Call, move, _stop.Token));

    private void With(CallId call, Action<CallbackLine> change) => _mailbox.Post(() =>
    {
        if (_lines.TryGetValue(call, out var line))
        {
            change(line);
        }
    });

    [LoggerMessage(EventId = 13030, Level = LogLevel.Error, Message = "callbacks: a message met a defect and is lost")]
    private partial void LogFault(Exception fault);

    [LoggerMessage(EventId = 13031, Level = LogLevel.Error, Message = "callbacks: {Why}")]
    private partial void LogFailed(string why, Exception? e);

    [LoggerMessage(EventId = 13032, Level = LogLevel.Warning, Message = "callback {Callback} could not be dialed ({Reason}); it is tried again")]
    private partial void LogNoLine(Guid callback, EndReason reason);
}
