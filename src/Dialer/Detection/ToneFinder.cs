namespace CallCenter.Dialer.Detection;

/// <summary>
/// Single tones, by what a sine obeys: x[n] + x[n-2] = 2 cos(w) x[n-1]. What is left over of the best fit tells a tone from voice.
/// </summary>
internal sealed class ToneFinder
{
    private const double MostResidue = 0.02;
    private const double MostDrift = 25;
    private const double Lowest = 300;
    private const double Highest = 2600;

    private double _frequency;

    /// <summary>Frames in a row with the tone of now; 0 = no tone.</summary>
    public int Frames { get; private set; }

    /// <summary>Hz of the tone of now.</summary>
    public double Frequency => _frequency;

    public void Take(ReadOnlySpan<short> frame)
    {
        double cross = 0, power = 0;
        for (var n = 2; n < frame.Length; n++)
        {
            cross += (double)frame[n - 1] * (frame[n] + frame[n - 2]);
            power += (double)frame[n - 1] * frame[n - 1];
        }

        if (power == 0)
        {
            Frames = 0;
            return;
        }

        var c = cross / power;
        double residue = 0;
        for (var n = 2; n < frame.Length; n++)
        {
            var rest = frame[n] + frame[n - 2] - (c * frame[n - 1]);
            residue += rest * rest;
        }

        var frequency = Math.Acos(Math.Clamp(c / 2, -1, 1)) * AudioClip.SampleRate / (2 * Math.PI);
        if (residue > 2 * power * MostResidue || frequency is < Lowest or > Highest)
        {
            Frames = 0;
            return;
        }

        Frames = Frames > 0 && Math.Abs(frequency - _frequency) < MostDrift ? Frames + 1 : 1;
        _frequency = frequency;
    }
}
