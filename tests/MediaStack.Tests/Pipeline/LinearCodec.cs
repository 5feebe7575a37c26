using System.Buffers.Binary;
using CallCenter.MediaStack.Codecs;

namespace CallCenter.MediaStack.Tests.Pipeline;

/// <summary>L16 of RFC 3551 §4.5.11 at any rate: a format that is no G.711, for what must not depend on it.</summary>
internal sealed class LinearCodec(AudioFormat format) : IAudioCodec
{
    public static readonly AudioFormat Wide = Of(16000);

    public static readonly AudioFormat Narrow = Of(8000);

    /// <summary>As G.722 is: a clock of 8 kHz under sound of 16 kHz.</summary>
    public static readonly AudioFormat WideOnANarrowClock = Of(8000, 16000);

    public AudioFormat Format { get; } = format;

    public int Encode(ReadOnlySpan<short> pcm, Span<byte> payload)
    {
        for (var i = 0; i < pcm.Length; i++)
        {
            BinaryPrimitives.WriteInt16BigEndian(payload[(2 * i)..], pcm[i]);
        }

        return 2 * pcm.Length;
    }

    public int Decode(ReadOnlySpan<byte> payload, Span<short> pcm)
    {
        var samples = Math.Min(pcm.Length, payload.Length / 2);
        for (var i = 0; i < samples; i++)
        {
            pcm[i] = BinaryPrimitives.ReadInt16BigEndian(payload[(2 * i)..]);
        }

        return samples;
    }

    public bool TryConceal(ReadOnlySpan<byte> next, Span<short> pcm) => false;

    public void SetNarrow(bool narrow)
    {
    }

    public void Dispose()
    {
    }

    private static AudioFormat Of(int clockRate, int? sampleRate = null)
    {
        AudioFormat? format = null;
        return format = new AudioFormat("L16", clockRate, -1, () => new LinearCodec(format!)) { SampleRate = sampleRate ?? clockRate, FrameBytes = 2 * (sampleRate ?? clockRate) / AudioFormat.FramesPerSecond };
    }
}
