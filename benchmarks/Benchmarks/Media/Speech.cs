using CallCenter.MediaStack.Audio;
using CallCenter.MediaStack.Codecs;
using CallCenter.Speech.Audio;

namespace CallCenter.Benchmarks.Media;

/// <summary>Recorded speech as the packets of a telephone.</summary>
internal static class Speech
{
    private const string File = "demo/speech/00.wav";

    /// <summary>The payloads of one packet of 20 ms after the other, to be said again and again.</summary>
    public static byte[][] PacketsOf(AudioFormat format)
    {
        var (clip, error) = WavFile.Read(File);
        var samples = clip is null ? throw new InvalidOperationException(error) : clip.Samples.ToArray();
        if (format.SampleRate == 2 * AudioClip.SampleRate)
        {
            var wide = new short[2 * samples.Length];
            new HalfBand().Double(samples, wide);
            samples = wide;
        }

        using var codec = format.NewCodec();
        var payload = new byte[400];
        return [.. samples.Chunk(format.FrameSamples).Where(frame => frame.Length == format.FrameSamples).Select(frame => payload[..codec.Encode(frame, payload)])];
    }
}
