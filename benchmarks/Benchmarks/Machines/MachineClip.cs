using CallCenter.Speech.Audio;
using CallCenter.Speech.Measure;

namespace CallCenter.Benchmarks.Machines;

/// <summary>One labelled answer as a telephone line brings it.</summary>
/// <param name="Confirms">of the set that no rule was chosen by.</param>
/// <param name="IsMachine">the label.</param>
/// <param name="Snr">speech to noise in dB; null = a quiet line.</param>
internal sealed record MachineClip(bool Confirms, bool IsMachine, string Voice, double? Snr, AudioClip Sound)
{
    private const int Rate = AudioClip.SampleRate;
    private static readonly double?[] Lines = [null, 25, 15];

    private static readonly (bool Confirms, bool IsMachine, string[] Texts)[] Sets =
    [
        (false, false, Greetings.OfPeople), (false, true, Greetings.OfMachines), (true, false, Greetings.OfOtherPeople), (true, true, Greetings.OfOtherMachines),
    ];

    /// <summary>Each greeting by each voice, two times on lines by chance; the same seed makes the same clips.</summary>
    public static IEnumerable<MachineClip> All(int seed)
    {
        var random = new Random(seed);
        foreach (var (confirms, isMachine, texts) in Sets)
        {
            foreach (var text in texts)
            {
                foreach (var voice in Speakers.All)
                {
                    var (said, rate) = Speakers.Say(text, voice);
                    var greeting = Trimmed(Resampler.Convert(said, rate, Rate));
                    for (var take = 0; take < 3; take++)
                    {
                        yield return Make(confirms, isMachine, voice, Lines[take], greeting, random);
                    }
                }
            }
        }
    }

    private static MachineClip Make(bool confirms, bool isMachine, string voice, double? snr, short[] greeting, Random random)
    {
        // the line puts half a second before it
        short[] sound = [.. new short[random.Next(Rate * 6 / 10)], .. greeting, .. isMachine ? Afterwards(random) : new short[4 * Rate]];
        var carried = Line.Carry(sound, Rate, snr, random.Next()).Samples.ToArray();
        var gain = Math.Pow(10, (random.NextDouble() * 10 - 7) / 20);
        return new MachineClip(confirms, isMachine, voice, snr, new AudioClip(Array.ConvertAll(carried, s => (short)Math.Clamp(s * gain, short.MinValue, short.MaxValue))));
    }

    private static short[] Afterwards(Random random)
    {
        var (hertz, length) = (400 + random.Next(1200), Rate * (200 + random.Next(800)) / 1000);
        return [.. new short[Rate / 3], .. Enumerable.Range(0, length).Select(i => (short)(8000 * Math.Sin(2 * Math.PI * hertz * i / Rate))), .. new short[2 * Rate]];
    }

    private static short[] Trimmed(short[] samples) => Pcm.Trim(samples, Rate / 50).ToArray();
}
