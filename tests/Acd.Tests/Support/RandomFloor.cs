using CallCenter.Acd.Settings;
using CallCenter.CallModel.Tickets;
using CallCenter.Testing;

namespace CallCenter.Acd.Tests.Support;

/// <summary>
/// A floor on which everything happens at random and in random order, from one seed: callers come and go, agents answer, miss, reject,
/// sign out and transfer, phones break, answers come late, settings change. After each step the invariants are looked at.
/// </summary>
internal sealed partial class RandomFloor
{
    private static readonly string[] Agents = ["ann", "bob", "cid", "dan", "eve"];
    private static readonly string[] QueueNames = ["support", "billing", "sales"];
    private static readonly EndReason[] Refusals = [EndReason.NoAnswer, EndReason.Declined, EndReason.Busy, EndReason.NotFound];

    private const string Supervisor = "boss";
    private const int ChatsAtOnce = 3;

    /// <summary>What a start takes: no lease is given twice.</summary>
    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(2);

    private readonly Random _random;
    private readonly bool _talkative;
    private readonly Floor _floor;
    private readonly List<Visit> _visits = [];
    private readonly List<FakeCallLeg> _phones = [];
    private readonly List<TaskCompletionSource> _pending = [];
    private readonly (int Weight, Action Act)[] _acts;
    private readonly int _weights;

    /// <param name="talkative">conferences and supervisors before everything else.</param>
    /// <param name="before">the floor that this one is started after, when it was killed in the middle of everything.</param>
    public RandomFloor(int seed, bool talkative = false, Floor? before = null)
    {
        (_random, _talkative) = (new Random(seed), talkative);
        _floor = new Floor(new Random(seed + 1), before is null ? null : JournalOf(before), before is null ? null : new ManualTimeProvider(before.Time.GetUtcNow() + StartTime),
            new AcdOptions
            {
                Capacity = new Dictionary<ContactChannel, ChannelCapacity> { [ContactChannel.Chat] = new(ChatsAtOnce) },
            },
            before?.Drafts);
        _floor.Telephony.SlowCancel = true;
        _floor.Pops.Delay = MaybeLate;
        _floor.Pages.Confirm = MaybeLate;
        _floor.Queues.Put(new QueueConfig("support", WrapUpSeconds: 5, NotReadyAfterNoAnswers: 2) { Rules = RandomRules.Support });
        _floor.Queues.Put(new QueueConfig("billing", Skill: "money", WrapUpSeconds: 0, MaxWaitSeconds: 60));
        _floor.Queues.Put(new QueueConfig("sales", RingSeconds: 5, AnnounceEverySeconds: 10, Routing: "fewestCalls") { Rules = RandomRules.Sales });
        if (before is not null)
        {
            Array.ForEach(Agents, agent => PutAgent(agent, disabled: false)); // they are known before the journal is read
        }

        _floor.Start();
        _floor.Speech.Delay = MaybeLate;
        foreach (var agent in Agents)
        {
            PutAgent(agent, disabled: false);
            _floor.PlugIn(agent);
        }

        _floor.PlugIn(Supervisor);
        _acts = talkative ?
        [
            (12, NewCaller), (1, CallerLeaves), (40, RingEnds), (6, StoppedRingEnds), (20, DialEnds), (2, PhoneEnds), (1, PhoneRefers),
            (20, AgentReady), (3, AgentCommands), (2, TimePasses), (20, PendingCompletes), (60, RunSome), (4, Supervise), (40, TalkerMoves),
            (10, CallsOfTheirOwn), (15, DialedMoves),
        ]
        :
        [
            (12, NewCaller), (3, CallerLeaves), (20, RingEnds), (6, StoppedRingEnds), (6, DialEnds), (3, PhoneEnds), (3, PhoneRefers),
            (12, AgentReady), (14, AgentCommands), (2, PhoneMoves), (8, TimePasses), (10, PendingCompletes), (1, SettingsChange),
            (40, RunSome), (4, NewWriter), (8, ChatMoves), (1, Supervise), (2, TalkerMoves), (4, CallsOfTheirOwn), (6, DialedMoves),
        ];
        _weights = _acts.Sum(act => act.Weight);
    }

    public Floor Floor => _floor;

    public int MostChatsAtOnce { get; private set; }

    public void Run(int steps)
    {
        for (var i = 0; i < steps; i++)
        {
            Step();
            if (Wrong() is { } wrong)
            {
                Assert.Fail($"step {i}: {wrong}");
            }
        }
    }

    /// <summary>The process is killed and started again: the journal and the notes are all that is left.</summary>
    public RandomFloor Restart() => new(_random.Next(), _talkative, _floor);

    /// <summary>For some minutes nobody and no telephone does anything, then everybody goes home: nobody may be kept waiting for them, nothing may be left over.</summary>
    public void ComeToRest()
    {
        _floor.Pops.Delay = null;
        _floor.Pages.Confirm = null;
        _floor.Speech.Delay = null;
        for (var round = 0; round < 9; round++)
        {
            _floor.Pass(20);
            Assert.That(Wrong(), Is.Null, "in the quiet");
        }

        _floor.Telephony.SlowCancel = false;
        for (var round = 0; round < 10; round++)
        {
            _floor.Happens(() =>
            {
                _pending.ForEach(p => p.TrySetResult());
                _visits.ForEach(v => v.Leg.HangUp());
                foreach (var writer in _floor.Chat.Visitors.Where(v => !v.Over))
                {
                    _floor.Chat.Leave(writer.Item.Id);
                }

                _floor.Telephony.Placed.ForEach(p => p.Leg.HangUp());
                foreach (var ring in _floor.Telephony.Rings.Concat(_floor.Telephony.Dials))
                {
                    ring.Refuse(EndReason.NoAnswer);
                }
            });
            _floor.Pass(15);
        }

        foreach (var agent in Agents)
        {
            _floor.Command(d => d.CompleteWrapUpAsync(agent, null, null));
            Assert.That(_floor.StateOf(agent), Is.AnyOf(AgentState.SignedOut, AgentState.NotReady, AgentState.Ready), agent);
        }

        Assert.That(_visits.Where(v => !v.Over), Is.Empty);
        Assert.That(_floor.Chat.Visitors.Where(v => !v.Over), Is.Empty);
        Assert.That(_phones.Where(p => p.End is null), Is.Empty, "an agent's phone was left off the hook");
        _floor.Pass(10);
        _floor.AssertAtRest();
        Assert.That(_floor.Journal.Of<CallOffered>().Select(o => o.Lease), Is.Ordered.Ascending.And.Unique, "over a restart too");
        Assert.That(_floor.Acd.Figures.Now().Queues.Sum(q => q.Waiting), Is.Zero);
    }

    private void Step()
    {
        var pick = _random.Next(_weights);
        foreach (var (weight, act) in _acts)
        {
            if ((pick -= weight) < 0)
            {
                _floor.Steps.Within(act);
                return;
            }
        }
    }

    private void NewCaller()
    {
        if (_visits.Count(v => !v.Over) >= 8)
        {
            return;
        }

        var leg = new FakeCallLeg(_floor.Time);
        leg.AnswerAsync();
        var context = new CallContext(leg.CallId, leg.RemoteNumber, "100")
        {
            Customers = [new Customer(Guid.NewGuid(), "", [], ValueClass: Pick(["A", "B", "C"]))], LastAgent = Pick([.. Agents, "gone"]),
        };
        var request = new QueueRequest(leg, Pick(QueueNames), _random.Next(3), "en", context);
        _visits.Add(new Visit(leg, context, _floor.Acd.Queues.EnqueueAsync(request)));
    }

    private void CallerLeaves() => Some(_visits.Where(v => v.Leg.End is null))?.Leg.HangUp();

    private void RingEnds()
    {
        // each tenth says nothing at all, whatever time it was given
        if (Some(_floor.Telephony.Rings.Where((r, i) => !r.Over && i % 10 != 9)) is not { } ring)
        {
            return;
        }

        switch (_random.Next(10))
        {
            case < 6:
                _phones.Add(ring.Answer());
                break;
            case < 9:
                ring.Refuse(Pick(Refusals));
                break;
            default:
                ring.Break();
                break;
        }

        if (_random.Next(15) == 0 && _phones.Count > 0)
        {
            _phones[^1].HangUp();
        }
    }

    private void StoppedRingEnds()
    {
        if (Some(_floor.Telephony.Rings.Concat(_floor.Telephony.Dials).Where(r => r.StopAsked && !r.Over)) is { } ring)
        {
            if (_random.Next(3) == 0)
            {
                _phones.Add(ring.Answer());
            }
            else
            {
                ring.Refuse(EndReason.Cancelled);
            }
        }
    }

    private void DialEnds()
    {
        if (Some(_floor.Telephony.Dials.Where(r => !r.Over)) is { } dial)
        {
            if (_random.Next(2) == 0)
            {
                _phones.Add(dial.Answer());
            }
            else
            {
                dial.Refuse(Pick(Refusals));
            }
        }
    }

    private void PhoneEnds()
    {
        if (Some(_phones.Where(p => p.End is null)) is { } phone)
        {
            _ = phone.HangUpAsync(_random.Next(4) == 0
                ? new CallEnd(CallResult.Failed, EndReason.MediaTimeout)
                : new CallEnd(CallResult.Completed, EndReason.CallerHungUp));
        }
    }

    private void PhoneRefers()
    {
        if (Some(_phones.Where(p => p.End is null)) is { } phone)
        {
            _ = phone.RequestTransfer(Pick([.. QueueNames, .. Agents, "12345", "nowhere"]));
            if (_random.Next(3) == 0)
            {
                phone.HangUp();
            }
        }
    }

    private void PhoneMoves()
    {
        var agent = Pick(Agents);
        _floor.Telephony.Troubles.Remove(agent);
        if (_random.Next(4) == 0)
        {
            if (_random.Next(2) == 0)
            {
                _floor.Telephony.Troubles[agent] = Pick([.. NotReadyReason.Unreachable]);
            }
            else
            {
                _floor.Telephony.Unregister(agent);
            }

            _floor.Journal.Append(new PhoneUnregistered { At = _floor.Time.GetUtcNow(), Agent = agent, Contact = "sip:x" });
        }
        else
        {
            _floor.Telephony.Register(agent);
            _floor.Journal.Append(new PhoneRegistered { At = _floor.Time.GetUtcNow(), Agent = agent, Contact = "sip:x" });
        }
    }

    private void TimePasses() => _floor.Time.Advance(TimeSpan.FromMilliseconds(_random.Next(_random.Next(8) == 0 ? 20_000 : 500)));

    private void PendingCompletes()
    {
        if (Some(_pending.Where(p => !p.Task.IsCompleted)) is { } pending)
        {
            _ = _random.Next(4) == 0 ? pending.TrySetException(new InvalidOperationException("late and broken")) : pending.TrySetResult();
            _pending.Remove(pending);
        }
    }

    private void SettingsChange()
    {
        switch (_random.Next(4))
        {
            case 0:
                _ = _floor.Queues.DeleteAsync("sales");
                break;
            case 1:
                _floor.Queues.Put(new QueueConfig("sales", RingSeconds: 5, MaxWaitSeconds: _random.Next(2) * 30) { Rules = RandomRules.Sales });
                break;
            default:
                PutAgent(Pick(Agents), disabled: _random.Next(6) == 0);
                break;
        }
    }

    private void RunSome()
    {
        for (var i = _random.Next(12); i >= 0; i--)
        {
            _floor.Steps.RunOne();
        }
    }

    private static FakeJournal JournalOf(Floor before)
    {
        var journal = new FakeJournal();
        foreach (var fact in before.Journal.Facts)
        {
            journal.Append(fact);
        }

        journal.Append(new ServerStarted { At = before.Time.GetUtcNow() + StartTime, Version = "next" });
        return journal;
    }

    private void PutAgent(string agent, bool disabled) =>
        _floor.Users.Put(new UserProfile(agent, agent, Roles.Agent, new Dictionary<string, int> { ["money"] = agent.Length % 2 + _random.Next(2) },
            [.. QueueNames.Where(_ => _random.Next(8) > 0)], Disabled: disabled));

    private Task MaybeLate()
    {
        if (_random.Next(3) > 0)
        {
            return Task.CompletedTask;
        }

        var late = new TaskCompletionSource();
        _pending.Add(late);
        return late.Task;
    }

    private T Pick<T>(T[] from) => from[_random.Next(from.Length)];

    private T? Some<T>(IEnumerable<T> from)
        where T : class
    {
        var all = from.ToList();
        return all.Count == 0 ? null : all[_random.Next(all.Count)];
    }
}
