using CallCenter.Acd.Agents;
using CallCenter.Acd.Channels;
using CallCenter.Acd.Conversations;
using CallCenter.Acd.Core;
using CallCenter.Acd.Desk;
using CallCenter.Acd.Estimates;
using CallCenter.Acd.Figures;
using CallCenter.Acd.Matching;
using CallCenter.Acd.Settings;
using CallCenter.Acd.Supervision;
using CallCenter.Acd.Voice;
using CallCenter.Acd.Waiting;
using CallCenter.Acd.Work;
using CallCenter.CallModel.Supervision;
using Microsoft.Extensions.Logging;

namespace CallCenter.Acd;

/// <summary>
/// The waiting room, the agents' desk and the live figures: three views of one loop, put together here. Start it after the journal and
/// the stores, dispose it after the calls have drained.
/// </summary>
public sealed class AcdService : ILiveTable, IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly AcdOptions _options;
    private readonly TimeProvider _time;
    private readonly Func<Func<Task>, Task> _run;
    private readonly FloorMailbox _mailbox;
    private readonly Deadlines _deadlines;
    private readonly FactLog _facts;
    private readonly Roster _roster;
    private readonly AgentBook _agents;
    private readonly WaitingRoom _room;
    private readonly HoldSound _sound;
    private readonly Presence _presence;
    private readonly Matchmaker _matchmaker;
    private readonly AgentCommands _commands;
    private readonly Observations _observations;
    private readonly Parking _parking;
    private readonly FiguresBoard _board;
    private readonly IJournal _journal;
    private readonly DraftKeeper _drafts;
    private readonly FiguresReader _reader;
    private readonly JournalFollower _follower;
    private bool _disposed;
    private Task _running = Task.CompletedTask;
    private Task _following = Task.CompletedTask;

    public AcdService(AcdPorts ports, AcdOptions options, TimeProvider time, ILoggerFactory logs)
        : this(ports, options, time, logs, Task.Run)
    {
    }

    /// <param name="run">runs work beside the loop, and the loop itself; tests choose their own order here.</param>
    /// <param name="channels">made with where their events go; voice is always there.</param>
    internal AcdService(AcdPorts ports, AcdOptions options, TimeProvider time, ILoggerFactory logs, Func<Func<Task>, Task> run,
        params IReadOnlyList<Func<Action<WorkEvent>, IWorkChannel>> channels)
    {
        var log = logs.CreateLogger<AcdService>();
        (_options, _time, _run) = (options, time, run);
        _mailbox = new FloorMailbox(work => _ = run(work), log);
        _deadlines = new Deadlines(time, _mailbox);
        _roster = new Roster(ports.Users, ports.Queues, log);
        _facts = new FactLog(ports.Journal, time);
        var loop = new LoopServices(_mailbox, _deadlines, _facts, options);
        var table = new ChannelTable(_mailbox);
        var (estimates, leases) = (new WaitEstimates(time), new LeaseNumbers(_facts.Now));
        _agents = new AgentBook(loop, ports.Agents, ports.Notifier);
        var line = new WaitingLine();
        var outlook = new Outlook(_agents, line, estimates);
        _room = new WaitingRoom(loop, _agents, line, table, outlook, new Announcements(loop, _agents, line, table, outlook));
        var overflow = new Overflow(loop, _agents, _room);
        (_room.Expire, _agents.SignedOut, _facts.Written) = (overflow.Expire, () => _mailbox.Post(overflow.LookAround), _agents.Follow);
        _drafts = new DraftKeeper(ports.Drafts, ports.Journal, log);
        var wrapUps = new WrapUps(loop, _agents, estimates, _drafts);
        var conversations = new ConversationBook(loop, _agents, wrapUps, _room, table);
        var pages = new OfferPages(loop, ports.Pops, ports.Notifier, time, log);
        var conferences = new Conferences(loop, _agents, conversations, table);
        var calls = new SeveralCalls(loop, _agents, conversations, table);
        var controls = new CallControls(loop, _agents, table);
        var offers = new Offers(loop, _agents, _room, conversations, conferences, calls, table, pages, leases);
        var transfers = new Transfers(loop, _agents, _room, conversations, conferences, offers, table, leases);
        _observations = new Observations(loop, _agents, _room, conversations, table, leases);
        var dials = new DialOuts(loop, _agents, _room, conversations, calls, wrapUps, new Colleagues(loop, _agents), pages, table, leases);
        conversations.CallOff = transfers.CallOff;
        conversations.Released = stay => Released(stay, controls, dials);
        wrapUps.Beginning = agent => offers.WithdrawAll(agent);
        _parking = new Parking(loop, _agents, _room, conversations, offers, table);
        (offers.Unpark, offers.Overstayed) = ((stay, agent) => _parking.Leave(stay, ParkEnd.PickedUp, agent), stay => _parking.Leave(stay, ParkEnd.TimedOut));
        _presence = new Presence(_agents, offers, wrapUps);
        var eligibility = new Eligibility(loop, _agents, table);
        var choice = new AgentChoice(loop, _agents, eligibility, log);
        var consults = new QueueConsults(_agents, choice, conversations, offers);
        _matchmaker = new Matchmaker(loop, _agents, _room, overflow, eligibility, choice, offers, conversations, transfers, consults, dials, _parking);
        var events = new FloorEvents(_room, _matchmaker, offers, conferences, transfers, _observations, dials);
        void Post(WorkEvent happened) => _mailbox.Post(() => events.Take(happened));
        _sound = new HoldSound(_mailbox, ports.Voices, new CallbackEar(_mailbox, ports.Hearing, Post), Post, log);
        var lines = new Lines(ports.Telephony, ports.Agents, log);
        var phones = new VoiceLines(lines);
        _commands = new AgentCommands(offers, conversations, conferences, transfers, consults, calls, dials, _parking, controls, wrapUps, new SlotTelephones(loop, _parking, phones));
        var legs = new VoiceLegs(_mailbox, _sound, lines, phones, new LegWatch(_mailbox, Post), Post);
        var voice = new VoiceRoom(_mailbox, ports.Agents, _sound, lines, legs, new VoiceDials(_mailbox, phones, lines, Post), Post);
        table.Add([voice, .. channels.Select(channel => channel(Post))]);

        (_mailbox.BeforeEach, _facts.ClockSet) = (_facts.Tick, ClockSet);
        _mailbox.AfterEach = Settle;
        _board = new FiguresBoard(time, _roster, ports.Agents, options);
        _reader = new FiguresReader(_board, user => _mailbox.Post(() => _presence.PhoneChanged(user)));
        _journal = ports.Journal;
        _follower = new JournalFollower("figures", _reader, _journal, time, log);
        Queues = new QueueEntrance(_mailbox, _roster, voice, _matchmaker, time, options.Node);
        Places = new QueuePlaces(loop, _agents, _room);
        Desk = new AgentDesk(_mailbox, _roster, _agents, _presence, _commands, ports.Pops);
        Supervision = new SupervisorDesk(_mailbox, _roster, _observations, _matchmaker.Move, _matchmaker.Waiting);
    }

    public IQueues Queues { get; }

    public IQueuePlaces Places { get; }

    public IAgentDesk Desk { get; }

    public ISupervision Supervision { get; }

    public ILiveFigures Figures => _board;

    /// <summary>Whether the figures keep up with the journal.</summary>
    public IHealthPart Health => _follower;

    /// <summary>Restores agents and figures from the journal and begins to match.</summary>
    /// <param name="lastStates">each agent's last state, however old; without it only the last days are looked at.</param>
    /// <param name="ct">gives the start up.</param>
    public async Task StartAsync(IReadOnlyDictionary<string, AgentStateChanged>? lastStates = null, CancellationToken ct = default)
    {
        _roster.Changed = roster =>
        {
            _mailbox.Post(() => Follow(roster));
            _board.Changed();
        };
        _running = _run(_mailbox.RunAsync);
        await _roster.ReloadAsync(ct);
        await _sound.LoadAsync(ct);
        var restore = new AgentRestore(_facts);
        var from = _time.GetUtcNow() - _options.RestoreWindow;
        foreach (var old in (lastStates ?? new Dictionary<string, AgentStateChanged>()).Values.Where(s => s.At < from))
        {
            restore.Read(old);
            _board.Apply(new JournalEntry(0, old));
        }

        await foreach (var entry in _journal.ReadSinceAsync(from, ct))
        {
            restore.Read(entry.Fact);
            _drafts.Read(entry.Fact);
            _reader.Restore(entry);
        }

        var sent = await _drafts.SendLeftAsync(_time, ct);
        await _mailbox.AskAsync(() =>
        {
            restore.Apply(_agents, sent);
            return true;
        }, whenStopped: false);
        _following = _run(() => _follower.RunAsync(_stop.Token));
    }

    /// <summary>An item of any channel comes onto the floor. Null, or why it is turned away; its channel hears how it ended.</summary>
    internal Task<string?> AdmitAsync(WorkItem item) => _mailbox.AskAsync(() => _matchmaker.Admit(item), whenStopped: "stopped");

    /// <summary>What is alive in here; all zero when every call is over and no wrap-up is running.</summary>
    public IReadOnlyDictionary<string, long> Count() => new Dictionary<string, long>
    {
        ["queuedCalls"] = _room.Count,
        ["offers"] = _commands.Offers.Count,
        ["conversations"] = _commands.Conversations.Count,
        ["observations"] = _observations.Views.Count,
        ["acdTimers"] = _deadlines.Count,
        ["acdWorks"] = _mailbox.Working,
    };

    /// <summary>Gives waiting callers back as unavailable and ends the loop.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, true))
        {
            return;
        }

        _stop.Cancel();
        await _following;
        _roster.Dispose();
        _mailbox.Post(_matchmaker.Close);
        _mailbox.Complete();
        await _running;
        _deadlines.Dispose();
        _board.Dispose();
        _stop.Dispose();
    }

    private void Released(Stay stay, CallControls controls, DialOuts dials)
    {
        _observations.EndAll(stay);
        controls.ResumeRecording(stay);
        dials.Released(stay);
    }

    private void ClockSet(TimeSpan by)
    {
        _room.Move(by);
        _agents.Move(by);
    }

    private void Settle()
    {
        _matchmaker.Match();
        _agents.Publish();
    }

    private void Follow(RosterSnapshot roster)
    {
        _presence.Follow(roster);
        _matchmaker.Follow(roster);
    }
}
