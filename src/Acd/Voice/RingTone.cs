namespace CallCenter.Acd.Voice;

/// <summary>What an agent hears while a dialed number rings and lets nothing of its own be heard: 425 Hz, one second of five (ETSI TR 101 041-2).</summary>
internal static class RingTone
{
    private const int Hz = 425;
    private const double Loudness = 3000;

    public static IReadOnlyList<AudioClip> Clips { get; } =
    [
        new AudioClip(Enumerable.Range(0, AudioClip.SampleRate).Select(i => (short)(Loudness * Math.Sin(2 * Math.PI * Hz * i / AudioClip.SampleRate))).ToArray()),
        AudioClip.Silence(TimeSpan.FromSeconds(4)),
    ];
}
