using CallCenter.Testing;

namespace CallCenter.Acd.Tests.Support;

/// <summary>
/// Some minutes of a floor in which agents and callers do one thing a second, at random from one seed: answer, hold, consult, swap, merge, pass on, park,
/// hang up. A witness looks each second at the rooms themselves: who is in one, and who hears the caller there.
/// </summary>
internal sealed class RandomStory
{
    private static readonly string[] Names = ["ann", "bob", "cid", "dan"];
    private static readonly string[] QueueNames = ["support", "billing"];

    private readonly Random _random;
    private readonly List<Visit> _visits = [];
    private readonly List<FakeCallLeg> _answered = [];

    public RandomStory(int seed)
    {
        _random = new Random(seed);
        Floor = Floor.Open();
        Floor.Queues.Put(new QueueConfig("support", WrapUpSeconds: 7));
        Floor.Queues.Put(new QueueConfig("billing", WrapUpSeconds: 0));
        Array.ForEach(Names, name => Floor.ReadyAgent(name, QueueNames));
    }

    public Floor Floor { get; }

    public IReadOnlyList<string> Agents => Names;

    /// <summary>Seconds in a room, by agent.</summary>
    public Dictionary<string, int> Bridged { get; } = Names.ToDictionary(name => name, _ => 0);

    /// <summary>Of them those in which an agent in charge did not hear the caller.</summary>
    public Dictionary<string, int> Apart { get; } = Names.ToDictionary(name => name, _ => 0);

    public Dictionary<string, int> WrappedUp { get; } = Names.ToDictionary(name => name, _ => 0);

    public void Run(int seconds)
    {
        for (var second = 0; second < seconds; second++)
        {
            Step();
            Pass();
        }

        for (var round = 0; round < 60; round++)
        {
            Floor.Happens(() => _visits.ForEach(visit => visit.Leg.HangUp()));
            Floor.Happens(() => Floor.Telephony.Rings.Concat(Floor.Telephony.Dials).Where(ring => !ring.Over).ToList().ForEach(ring => ring.Refuse(EndReason.NoAnswer)));
            Pass();
        }

        Floor.AssertAtRest();
    }

    private void Pass()
    {
        Look();
        Floor.Pass(1);
    }

    private void Look()
    {
        foreach (var name in Names)
        {
            var view = Floor.View(name);
            WrappedUp[name] += view.State == AgentState.WrapUp ? 1 : 0;
            if (Floor.Telephony.LiveBridges.SingleOrDefault(live => live.Joins(name)) is { } room)
            {
                Bridged[name]++;
                Apart[name] += view.InCharge && !room.HeardBy(name).Contains("caller") ? 1 : 0;
            }
        }
    }

    private void Step()
    {
        switch (_random.Next(20))
        {
            case < 3:
                Arrive();
                break;
            case < 9:
                Answer();
                break;
            case 9 when Some(_visits.Where(visit => visit.Leg.End is null)) is { } visit && _random.Next(4) == 0:
                Floor.Happens(visit.Leg.HangUp);
                break;
            case 10 when Some(_answered.Where(leg => leg.End is null)) is { } leg && _random.Next(4) == 0:
                Floor.Happens(leg.HangUp);
                break;
            default:
                Command(Names[_random.Next(Names.Length)]);
                break;
        }
    }

    private void Arrive()
    {
        if (_visits.Count(visit => visit.Leg.End is null) < 5)
        {
            var id = CallId.New();
            Floor.Journal.Append(new CallArrived { At = Floor.Time.GetUtcNow(), CallId = id, Direction = CallDirection.Inbound, From = "+4930555001", To = "100", SipCallId = "x" });
            _visits.Add(Floor.Caller(QueueNames[_random.Next(QueueNames.Length)], id: id));
        }
    }

    private void Answer()
    {
        if (Some(Floor.Telephony.Rings.Concat(Floor.Telephony.Dials).Where(ring => !ring.Over)) is { } ring)
        {
            Floor.Happens(() =>
            {
                if (_random.Next(5) > 0)
                {
                    _answered.Add(ring.Answer());
                }
                else
                {
                    ring.Refuse(EndReason.Declined);
                }
            });
        }
    }

    private void Command(string agent)
    {
        var other = _random.Next(5) == 0 ? "030777" : Names[_random.Next(Names.Length)];
        var queue = QueueNames[_random.Next(QueueNames.Length)];
        var free = Floor.View(agent).State == AgentState.Ready;
        Func<IAgentDesk, Task<DeskError>>[] commands =
        [
            d => d.HoldAsync(agent), d => d.ResumeAsync(agent), d => d.ResumeAsync(agent), d => d.ConsultAsync(agent, other), d => d.ConsultAsync(agent, other),
            d => d.ConsultQueueAsync(agent, queue), d => d.SwapAsync(agent), d => d.MergeAsync(agent), d => d.MergeAsync(agent), d => d.CompleteAsync(agent),
            d => d.DismissAsync(agent), d => d.TransferToQueueAsync(agent, queue), d => d.TransferToNumberAsync(agent, other), d => d.ParkAsync(agent),
            d => free ? d.PickUpAsync(agent, 1) : d.SwapAsync(agent), d => d.CompleteWrapUpAsync(agent, null, null),
            d => _random.Next(6) == 0 ? d.HangUpAsync(agent) : d.MergeAsync(agent),
            d => d.SetStateAsync(agent, _random.Next(6) == 0 ? AgentState.NotReady : AgentState.Ready, _random.Next(6) == 0 ? "break" : null, agent),
        ];
        Floor.Command(commands[_random.Next(commands.Length)]);
        if (Floor.StateOf(agent) == AgentState.NotReady)
        {
            Floor.Command(d => d.SetStateAsync(agent, AgentState.Ready, null, agent));
        }
    }

    private T? Some<T>(IEnumerable<T> from)
        where T : class
    {
        var all = from.ToList();
        return all.Count == 0 ? null : all[_random.Next(all.Count)];
    }
}
