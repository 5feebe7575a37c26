using CallCenter.Dialer.Pacing;

namespace CallCenter.PacingSimulator;

/// <summary>A day of a pool, event by event. The controller is cold at its begin and sees events alone.</summary>
public sealed class Simulation
{
    private readonly Scenario _scenario;
    private readonly IController _controller;
    private readonly CalledWorld _world;
    private readonly PriorityQueue<Action, double> _events = new();
    private readonly Dictionary<int, double> _inFlight = [];
    private readonly LinkedList<Person> _waiting = new();
    private readonly Seat[] _seats;
    private double _now;
    private double _lastMoment;
    private double _dutyTime;
    private double _idleTime;
    private int _dialed;
    private int _talks;
    private int _answers;
    private int _abandoned;
    private (int Answers, int Abandoned) _early;
    private int _mostLines;

    private Simulation(Scenario scenario, IController controller, int seed)
    {
        (_scenario, _controller) = (scenario, controller);
        _world = new CalledWorld(scenario, seed);
        _seats = [.. Enumerable.Range(0, scenario.Agents).Select(_ => new Seat())];
    }

    public static Outcome Run(Scenario scenario, IController controller, int seed) => new Simulation(scenario, controller, seed).Run();

    private Outcome Run()
    {
        _events.Enqueue(Tick, 1);
        while (_events.TryDequeue(out var happen, out var at) && at <= _scenario.Length)
        {
            Measure(at);
            _now = at;
            happen();
        }

        Measure(_scenario.Length);
        return new Outcome(1 - _idleTime / _dutyTime, _answers, _abandoned, _early.Answers, _early.Abandoned, _idleTime / Math.Max(1, _talks),
            _talks * 3600 / _dutyTime, _mostLines);
    }

    private void Tick()
    {
        Roster();
        for (var dial = _controller.Tick(Pool()); dial > 0; dial--)
        {
            Dial();
        }

        _mostLines = Math.Max(_mostLines, _inFlight.Count);
        _events.Enqueue(Tick, _now + 1);
    }

    private PoolState Pool()
    {
        var busy = _seats.Where(seat => seat.Phase is not null).Select(seat => new BusyAgent(seat.Phase!.Value, _now - seat.Since, seat.Leaves)).ToList();
        return new PoolState(_seats.Count(seat => seat.IsIdle), _waiting.Count, busy, [.. _inFlight.Values.Select(begun => _now - begun)]);
    }

    /// <summary>Agents go to and come from their breaks; who is at work finishes it first.</summary>
    private void Roster()
    {
        var surplus = _seats.Count(seat => seat.OnDuty && !seat.Leaves) - (_scenario.Staff?.Invoke(_now) ?? _scenario.Agents);
        foreach (var seat in _seats.Where(seat => surplus > 0 ? seat.OnDuty && !seat.Leaves : !seat.OnDuty).OrderBy(seat => !seat.IsIdle).Take(Math.Abs(surplus)).ToList())
        {
            (seat.OnDuty, seat.Leaves) = surplus > 0 ? (!seat.IsIdle, !seat.IsIdle) : (true, false);
            Serve(seat);
        }
    }

    private void Dial()
    {
        var (line, begun, attempt) = (++_dialed, _now, _world.Dial(_now));
        _inFlight.Add(line, begun);
        _events.Enqueue(() =>
        {
            _inFlight.Remove(line);
            _controller.AttemptEnded(_now - begun, attempt.Presented);
            if (attempt.Presented)
            {
                Present(new Person(attempt.Human));
            }
        }, _now + attempt.Seconds);
    }

    private void Present(Person person)
    {
        if (_seats.FirstOrDefault(seat => seat.IsIdle) is { } idle)
        {
            Talk(idle, person);
            return;
        }

        var place = _waiting.AddLast(person);
        _events.Enqueue(() =>
        {
            if (!person.Served)
            {
                _waiting.Remove(place);
                Resolve(person, abandoned: true);
            }
        }, _now + _world.Patience());
    }

    private void Talk(Seat seat, Person person)
    {
        person.Served = true;
        Resolve(person, abandoned: false);
        _talks += person.Human && _now >= Scenario.WarmUp ? 1 : 0;
        var (talk, wrapUp) = (_world.Talk(person.Human), _world.WrapUp(person.Human));
        (seat.Phase, seat.Since) = (AgentPhase.Talk, _now);
        _events.Enqueue(() =>
        {
            _controller.WorkEnded(AgentPhase.Talk, talk);
            if (!person.Human)
            {
                _controller.MachineFound();
            }

            (seat.Phase, seat.Since) = (AgentPhase.WrapUp, _now);
            _events.Enqueue(() => Finish(seat, wrapUp), _now + wrapUp);
        }, _now + talk);
    }

    private void Finish(Seat seat, double wrapUp)
    {
        _controller.WorkEnded(AgentPhase.WrapUp, wrapUp);
        seat.Phase = null;
        (seat.OnDuty, seat.Leaves) = (!seat.Leaves, false);
        Serve(seat);
    }

    private void Serve(Seat seat)
    {
        if (seat.IsIdle && _waiting.First is { } first)
        {
            _waiting.RemoveFirst();
            Talk(seat, first.Value);
        }
    }

    private void Resolve(Person person, bool abandoned)
    {
        _controller.AnswerResolved(abandoned);
        if (person.Human)
        {
            _answers++;
            _abandoned += abandoned ? 1 : 0;
            _early = _now < Scenario.WarmUp ? (_answers, _abandoned) : _early;
        }
    }

    private void Measure(double at)
    {
        var from = Math.Max(_lastMoment, Scenario.WarmUp);
        if (at > from)
        {
            foreach (var seat in _seats)
            {
                _dutyTime += seat.OnDuty ? at - from : 0;
                _idleTime += seat.IsIdle ? at - from : 0;
            }
        }

        _lastMoment = at;
    }

    private sealed class Seat
    {
        public bool OnDuty = true;
        public bool Leaves;
        public AgentPhase? Phase;
        public double Since;

        public bool IsIdle => OnDuty && Phase is null;
    }

    private sealed class Person(bool human)
    {
        public bool Served;

        public bool Human => human;
    }
}
