using CallCenter.Acd.Settings;
using System.Collections.Concurrent;
using CallCenter.Acd.Tests.Support;
using CallCenter.Testing;

namespace CallCenter.Acd.Tests.Matching;

/// <summary>The service as it runs in production, on the thread pool: many callers and agents at once, the clock racing ahead.</summary>
public sealed class ThreadTests
{
    private const int Callers = 24;
    private const int CallsEach = 20;

    [Test]
    [CancelAfter(60_000)]
    public async Task ManyThreads_CallersAndPhonesRace_NothingIsLeftOver(CancellationToken limit)
    {
        var time = new ManualTimeProvider();
        var (journal, logs) = (new FakeJournal(), Floor.BugLines());
        var telephony = new BusyTelephony(time);
        var (users, queues) = (new FakeUserStore(), new FakeQueueStore());
        queues.Put(new QueueConfig("support", WrapUpSeconds: 1, RingSeconds: 3, NotReadyAfterNoAnswers: 1_000_000));
        var agents = Enumerable.Range(0, 8).Select(i => $"agent{i}").ToList();
        agents.ForEach(a => users.Put(new UserProfile(a, a, Roles.Agent, new Dictionary<string, int>(), ["support"])));
        await using var acd = new AcdService(
            new AcdPorts(telephony, telephony, new FakePages(), new FakePops(), new FakeVoices(), journal, users, queues, new FakeDrafts()), new AcdOptions(), time, logs.Factory());
        await acd.StartAsync(ct: limit);
        foreach (var agent in agents)
        {
            Assert.That(await acd.Desk.SetStateAsync(agent, AgentState.Ready, null, agent), Is.EqualTo(DeskError.None));
        }

        var calling = Task.WhenAll(Enumerable.Range(0, Callers).Select(i => Task.Run(() => CallAsync(acd, time, new Random(i)), limit)));
        await PassTimeAsync(time, () => calling.IsCompleted, limit);
        await calling;
        await PassTimeAsync(time, () => acd.Count().Values.All(c => c == 0), limit);

        Assert.That(telephony.Violations, Is.Empty);
        Assert.That(logs.Lines, Is.Empty);
        Balance.Assert(journal.Facts);
        Assert.That(telephony.LegsLeft(), Is.Zero);
        Assert.That(journal.Of<CallQueued>(), Has.Count.EqualTo(Callers * CallsEach));
        Assert.That(journal.Of<CallBridged>(), Has.Count.GreaterThan(Callers));
        Assert.That(agents.Select(a => acd.Desk.View(a)!.State), Is.All.EqualTo(AgentState.Ready));
    }

    private static async Task CallAsync(AcdService acd, TimeProvider time, Random random)
    {
        for (var i = 0; i < CallsEach; i++)
        {
            var leg = new FakeCallLeg(time);
            await leg.AnswerAsync();
            var stay = acd.Queues.EnqueueAsync(new QueueRequest(leg, "support", random.Next(3), "en", new CallContext(leg.CallId, "1", "2")));
            var patience = random.Next(400);
            for (var turn = 0; turn < patience && !stay.IsCompleted; turn++)
            {
                await Task.Yield();
            }

            leg.HangUp();
            await stay;
        }
    }

    private static async Task PassTimeAsync(ManualTimeProvider time, Func<bool> until, CancellationToken limit)
    {
        while (!until())
        {
            limit.ThrowIfCancellationRequested();
            time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }
    }

    /// <summary>Phones on the thread pool that answer, refuse, answer too late and hang up.</summary>
    private sealed class BusyTelephony(TimeProvider time) : ITelephony, IAgentReach
    {
        private readonly ConcurrentBag<FakeCallLeg> _legs = [];
        private readonly ConcurrentDictionary<string, FakeBridge> _busy = [];

        public ConcurrentQueue<string> Violations { get; } = [];

        public int LegsLeft() => _legs.Count(l => l.End is null);

        public bool CanReach(string agent) => true;

        public string? TroubleOf(string agent) => null;

        public async Task<DialOutcome> RingAsync(AgentRing ring, CancellationToken ct)
        {
            var random = Random.Shared.Next(10);
            for (var i = Random.Shared.Next(20); i > 0; i--)
            {
                await Task.Yield();
            }

            if (random < 2 || (ct.IsCancellationRequested && random < 6))
            {
                return new DialOutcome.Refused(new CallEnd(CallResult.NotConnected, EndReason.NoAnswer));
            }

            var leg = new FakeCallLeg(time, ring.CallId, ring.Agent, role: LegRole.Agent);
            await leg.AnswerAsync();
            _legs.Add(leg);
            return new DialOutcome.Answered(leg);
        }

        public Task<DialOutcome> DialAsync(NumberDial dial, CancellationToken ct) =>
            Task.FromResult<DialOutcome>(new DialOutcome.Refused(new CallEnd(CallResult.NotConnected, EndReason.NotFound)));

        public Task<PlaceOutcome> PlaceCallAsync(OutboundCall call, CancellationToken ct) =>
            throw new NotSupportedException("the floor places no calls of its own");

        public IBridge Bridge(CallId call, ICallLeg caller, ICallLeg other)
        {
            var bridge = new FakeBridge(caller, other, []);
            foreach (var who in new[] { caller.Id.ToString(), other.RemoteNumber })
            {
                if (_busy.TryGetValue(who, out var before) && !before.Completion.IsCompleted)
                {
                    Violations.Enqueue($"{who} talks twice");
                }

                _busy[who] = bridge;
            }

            if (Random.Shared.Next(2) == 0)
            {
                _ = Task.Run(((FakeCallLeg)other).HangUp);
            }

            return bridge;
        }
    }
}
