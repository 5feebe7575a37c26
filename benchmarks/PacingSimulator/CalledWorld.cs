namespace CallCenter.PacingSimulator;

/// <summary>What becomes of dialed numbers and how long the people who answer talk.</summary>
internal sealed class CalledWorld(Scenario scenario, int seed)
{
    public const double Grace = 2;
    private const double RingFor = 22;

    private readonly Chance _chance = new(seed);

    /// <summary>What becomes of a number that is dialed now.</summary>
    public Attempt Dial(double now)
    {
        var answer = scenario.AnswerAt?.Invoke(now) ?? scenario.Answer;
        if (scenario.TrunkIsDown?.Invoke(now) == true)
        {
            return new Attempt(_chance.Between(0.1, 0.4), Presented: false, Human: false);
        }

        if (scenario.Markov)
        {
            var human = _chance.Is(answer);
            return new Attempt(_chance.Exponential(13), human, human);
        }

        if (_chance.Is(answer))
        {
            // three people in a hundred are taken for machines
            return new Attempt(PickUp(), Presented: !_chance.Is(0.03), Human: true);
        }

        return _chance.Between(0, 1) switch
        {
            < 0.20 => new Attempt(PickUp(), Presented: _chance.Is(0.10), Human: false),
            < 0.30 => new Attempt(_chance.Between(2, 4), Presented: false, Human: false),
            _ => new Attempt(SetUp() + RingFor, Presented: false, Human: false),
        };
    }

    public double Patience() => scenario.Markov ? _chance.Exponential(Grace) : Grace;

    public double Talk(bool human) => scenario.Markov ? _chance.Exponential(scenario.Talk)
        : human ? _chance.LogNormal(scenario.Talk, 0.9) : _chance.Between(4, 8);

    public double WrapUp(bool human) => scenario.Markov ? 0 : human ? _chance.LogNormal(25, 0.5) : _chance.Between(4, 12);

    private double SetUp() => _chance.Between(1.5, 3.5);

    /// <summary>With the time that the detection of machines takes.</summary>
    private double PickUp() => SetUp() + Math.Min(RingFor, _chance.Gamma(4, 8.5)) + _chance.Between(1.2, 2.2);

    /// <param name="Seconds">from the INVITE to the end of the attempt.</param>
    /// <param name="Presented">is to have an agent.</param>
    public readonly record struct Attempt(double Seconds, bool Presented, bool Human);
}
