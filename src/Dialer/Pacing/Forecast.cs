using System.Collections.Immutable;

namespace CallCenter.Dialer.Pacing;

/// <summary>What the tables say of the next seconds; made anew every half minute, since making it costs more than using it.</summary>
internal sealed class Forecast
{
    /// <summary>Seconds ahead at which answers and free agents are compared: about 0.65, 1 and 1.4 of the usual time to an answer.</summary>
    public static readonly ImmutableArray<int> Horizons = [8, 13, 18];

    private readonly double[] _answerHazard = new double[LifeTable.Seconds];
    private readonly double[][] _answers;
    private readonly DurationTable _talk;
    private readonly DurationTable _wrapUp;
    private readonly ImmutableArray<double> _talkHazards;
    private readonly ImmutableArray<double> _wrapUpHazards;
    private readonly double[] _wrapUpDone;

    public Forecast(LifeTable lives, DurationTable talk, DurationTable wrapUp)
    {
        (_talk, _wrapUp) = (talk, wrapUp);
        (_talkHazards, _wrapUpHazards) = (talk.Hazards(), wrapUp.Hazards());
        MeanWork = talk.Mean + wrapUp.Mean;
        for (var b = 0; b < LifeTable.Seconds; b++)
        {
            _answerHazard[b] = lives.AnswerHazard(b);
        }

        _answers = [.. Horizons.Select(h => Answers(lives, h))];
        _wrapUpDone = WrapUpDone(Horizons[^1] + 1);
    }

    /// <summary>Talk and wrap-up of one call, in seconds.</summary>
    public double MeanWork { get; }

    /// <summary>Answers per second of a number that has been in flight so long.</summary>
    public double AnswerHazard(double elapsed) => _answerHazard[LifeTable.Bin(elapsed)];

    /// <summary>Probability that a number in flight is answered within <see cref="Horizons"/>[<paramref name="horizon"/>] seconds.</summary>
    public double Answers(int horizon, double elapsed) => _answers[horizon][LifeTable.Bin(elapsed)];

    /// <summary>Probability that a wrap-up of this age ends within <paramref name="ahead"/> seconds.</summary>
    public double WrapUpEnds(double age, double ahead) => 1 - Math.Exp(-Integral(age, age + ahead));

    /// <summary>Agents in talks of this age who will have talked and wrapped up, as an expected number.</summary>
    public double TalkEnds(double age, int ahead) => _talkHazards[_talk.Bin(age)] * _wrapUpDone[ahead];

    private static double[] Answers(LifeTable lives, int horizon)
    {
        var answers = new double[LifeTable.Seconds];
        for (var e = 0; e < LifeTable.Seconds; e++)
        {
            var open = 1.0;
            for (var b = e; b < Math.Min(LifeTable.Seconds, e + horizon); b++)
            {
                answers[e] += open * lives.AnswerHazard(b);
                open *= 1 - lives.EndHazard(b);
            }
        }

        return answers;
    }

    /// <summary>Integral from 0 to t of the share of wrap-ups that last at most so long.</summary>
    private double[] WrapUpDone(int longest)
    {
        var done = new double[longest + 1];
        for (var t = 1; t <= longest; t++)
        {
            done[t] = done[t - 1] + (WrapUpEnds(0, t - 1) + WrapUpEnds(0, t)) / 2;
        }

        return done;
    }

    private double Integral(double from, double to)
    {
        var sum = 0.0;
        for (var b = _wrapUp.Bin(from); b < _wrapUpHazards.Length && _wrapUp.Starts[b] < to; b++)
        {
            sum += _wrapUpHazards[b] * (Math.Min(to, _wrapUp.End(b)) - Math.Max(from, _wrapUp.Starts[b]));
        }

        return sum;
    }
}
