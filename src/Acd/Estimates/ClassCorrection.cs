namespace CallCenter.Acd.Estimates;

/// <summary>What the errors of past forecasts teach: truth over forecast, and how many deviations above the mean four of five waits lie.</summary>
internal sealed class ClassCorrection
{
    private const double Gain = 0.02;
    private const double Share = 0.8;

    private double _meanForeseen;
    private double _factor = 1;
    private double _deviations = 0.84; // of a normal distribution

    public WaitForecast Apply(double mean, double deviation) => new(mean * _factor, (mean + (_deviations * deviation)) * _factor);

    // The factor: weighed by the mean forecast, not by each single one, the errors' sum goes to zero, and short waits do not outvote long ones.
    // The deviations rest where four of five waits are covered.
    public void Learn(double seconds, WaitForecast foreseen)
    {
        _meanForeseen += (_meanForeseen == 0 ? 1 : Gain) * (foreseen.Mean - _meanForeseen);
        _factor = Math.Clamp(_factor * (1 + (Gain * Math.Clamp((seconds - foreseen.Mean) / _meanForeseen, -1, 1))), 0.5, 2);
        _deviations = Math.Clamp(_deviations + (Gain * (Share - (seconds <= foreseen.Within ? 1 : 0))), 0.3, 3);
    }
}
