namespace CallCenter.Acd.Estimates;

/// <summary>What past waits teach of the formula: truth over formula, and how many deviations above the mean four of five waits lie.</summary>
/// <remarks>
/// Truth is held against the formula alone, never against what was told: what was told depends on what had been learned a wait ago, and in a large queue
/// hundreds wait meanwhile, so that a correction which learns from its own errors swings ever further.
/// </remarks>
internal sealed class ClassCorrection
{
    private const double Gain = 0.02;
    private const double SlowGain = 0.005;
    private const double Share = 0.8;

    private double _formula;
    private double _truth;
    private double _factor = 1;
    private double _deviations = 0.84; // of a normal distribution

    public WaitForecast Apply(double mean, double deviation) =>
        new(mean * _factor, (mean + (_deviations * deviation)) * _factor) { Formula = mean, Deviation = deviation * _factor };

    // The factor is one of sums, so that short waits do not outvote long ones. The deviations rest where four of five waits are covered, counted from
    // the mean that was told.
    public void Learn(double seconds, WaitForecast foreseen)
    {
        if (_formula == 0)
        {
            (_formula, _truth) = (foreseen.Formula, foreseen.Formula);
        }

        _formula += Gain * (foreseen.Formula - _formula);
        _truth += Gain * (seconds - _truth);
        _factor = Math.Clamp(_truth / _formula, 0.5, 2);
        var bound = foreseen.Mean + (_deviations * foreseen.Deviation);
        _deviations = Math.Clamp(_deviations + (SlowGain * (Share - (seconds <= bound ? 1 : 0))), 0.3, 3);
    }
}
