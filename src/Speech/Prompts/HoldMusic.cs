using CallCenter.Speech.Audio;

namespace CallCenter.Speech.Prompts;

/// <summary>
/// A small piece of our own for callers who wait: eight quiet bars of broken chords over a soft pad, 25.6 s, whose end runs into its
/// beginning. Made for the telephone: no note lies outside 170 to 900 Hz.
/// </summary>
internal static class HoldMusic
{
    private const int Rate = AudioClip.SampleRate;
    private const double Beat = 0.4;
    private const int BeatsPerBar = 8;

    /// <summary>-12 dBFS: music under a voice's level.</summary>
    private const float Peak = 0.25f;

    /// <summary>Semitones above A3 (220 Hz) of each bar's chord: F maj7, C, D minor 7, B flat maj7 and their answer.</summary>
    private static readonly int[][] Bars =
    [
        [-4, 3, 7, 12], [-4, 3, 8, 12], [-2, 3, 7, 10], [-2, 5, 8, 12],
        [1, 5, 8, 12], [1, 5, 10, 13], [-2, 3, 7, 10], [0, 3, 7, 13],
    ];

    /// <summary>In which order the notes of a chord are touched.</summary>
    private static readonly int[] Pattern = [0, 2, 1, 3, 2, 1, 3, 2];

    public static short[] Compose()
    {
        var mix = new float[(int)(Bars.Length * BeatsPerBar * Beat * Rate)];
        for (var bar = 0; bar < Bars.Length; bar++)
        {
            var start = bar * BeatsPerBar * Beat;
            foreach (var note in Bars[bar])
            {
                Add(mix, start - 0.3, Pad(Hertz(note), (BeatsPerBar * Beat) + 0.6));
            }

            for (var beat = 0; beat < BeatsPerBar; beat++)
            {
                var strength = beat % 4 == 0 ? 1f : 0.7f;
                Add(mix, start + (beat * Beat), Pluck(Hertz(Bars[bar][Pattern[beat]]), strength));
            }
        }

        return Pcm.Normalise(mix, Peak);
    }

    private static double Hertz(int semitones) => 220 * Math.Pow(2, semitones / 12.0);

    /// <summary>Sounds past the end go on at the beginning: the piece is a loop.</summary>
    private static void Add(float[] mix, double seconds, float[] sound)
    {
        var at = (int)(seconds * Rate) + mix.Length;
        for (var i = 0; i < sound.Length; i++)
        {
            mix[(at + i) % mix.Length] += sound[i];
        }
    }

    /// <summary>A touched string: harmonics that fade the faster the higher they are.</summary>
    private static float[] Pluck(double hertz, float strength)
    {
        var sound = new float[(int)(1.8 * Rate)];
        for (var i = 0; i < sound.Length; i++)
        {
            var t = (double)i / Rate;
            var attack = Math.Min(1, t / 0.008);
            double value = 0;
            for (var harmonic = 1; harmonic <= 4; harmonic++)
            {
                value += Math.Exp(-t * (1.6 + (1.4 * harmonic))) / (harmonic * harmonic) * Math.Sin(2 * Math.PI * hertz * harmonic * t);
            }

            sound[i] = (float)(strength * attack * value);
        }

        return sound;
    }

    /// <summary>A soft held tone, slightly out of tune with itself, swelling and fading.</summary>
    private static float[] Pad(double hertz, double seconds)
    {
        var sound = new float[(int)(seconds * Rate)];
        for (var i = 0; i < sound.Length; i++)
        {
            var t = (double)i / Rate;
            var swell = Math.Sin(Math.PI * i / sound.Length);
            sound[i] = (float)(0.11 * swell * swell * (Math.Sin(2 * Math.PI * hertz * t) + Math.Sin(2 * Math.PI * hertz * 1.003 * t)));
        }

        return sound;
    }
}
