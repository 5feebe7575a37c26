using NAudio.Wave;

namespace CallCenter.Speech.Audio;

/// <summary>How the samples of a WAV file lie: bits a sample, bytes a block (one sample of each channel), blocks a second.</summary>
internal readonly record struct WavLayout(WaveFormatEncoding Encoding, int Bits, int Channels, int Rate, int Block)
{
    /// <summary>An extensible header names its encoding in the first two bytes of the sub-format, behind six others.</summary>
    public static WavLayout Of(WaveFormat format) => new(
        format is WaveFormatExtraData { Encoding: WaveFormatEncoding.Extensible, ExtraSize: >= 22 } extensible
            ? (WaveFormatEncoding)BitConverter.ToUInt16(extensible.ExtraData, 6)
            : format.Encoding,
        format.BitsPerSample, format.Channels, format.SampleRate, format.BlockAlign);

    /// <summary>Why such samples are not read; null when they are.</summary>
    public string? Refusal() => this switch
    {
        { Channels: not (1 or 2) } => $"{Channels} channels; 1 or 2 are read",
        { Rate: < 4000 or > 192_000 } => $"{Rate} samples a second; 4000 to 192000 are read",
        { Encoding: WaveFormatEncoding.Pcm, Bits: 8 or 16 or 24 or 32 }
            or { Encoding: WaveFormatEncoding.IeeeFloat, Bits: 32 }
            or { Encoding: WaveFormatEncoding.ALaw or WaveFormatEncoding.MuLaw, Bits: 8 } =>
            Block == Channels * Bits / 8 ? null : $"blocks of {Block} bytes are not whole samples",
        _ => $"{Encoding} of {Bits} bits; PCM of 8, 16, 24 or 32 bits, 32-bit float, A-law and mu-law are read",
    };
}
