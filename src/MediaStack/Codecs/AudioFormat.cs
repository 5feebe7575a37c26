namespace CallCenter.MediaStack.Codecs;

/// <summary>
/// What an SDP rtpmap names, and what it means for a leg: the codec, its rates, and how much of each is in one frame of 20 ms.
/// </summary>
/// <param name="ClockRate">of the RTP timestamps, Hz.</param>
/// <param name="StaticPayloadType">that RFC 3551 gave it; -1 = dynamic.</param>
/// <param name="NewCodec">a codec for one direction of one leg.</param>
public sealed record AudioFormat(string Name, int ClockRate, int StaticPayloadType, Func<IAudioCodec> NewCodec, int Channels = 1)
{
    public const int FramesPerSecond = 50;

    public static readonly AudioFormat Pcmu = new("PCMU", 8000, 0, static () => AudioCodecs.Pcmu);

    public static readonly AudioFormat Pcma = new("PCMA", 8000, 8, static () => AudioCodecs.Pcma);

    /// <summary>Of the linear sound, Hz; the clock's but for codecs like G.722 (RFC 3551 §4.5.2) and Opus.</summary>
    public int SampleRate { get; init; } = ClockRate;

    public int FrameSamples => SampleRate / FramesPerSecond;

    /// <summary>By which the RTP timestamp grows a frame.</summary>
    public int FrameTicks => ClockRate / FramesPerSecond;

    /// <summary>One byte a sample at 8 kHz, in either law: what clips are kept in and packets are translated between.</summary>
    public bool IsG711 => StaticPayloadType is 0 or 8;

    /// <summary>A packet's payload can become one of the other format without being decoded to sound.</summary>
    public bool TranslatesTo(AudioFormat other) => ReferenceEquals(this, other) || (IsG711 && other.IsG711) || this == other;

    public bool Matches(ReadOnlySpan<char> name, int clockRate) =>
        clockRate == ClockRate && name.Equals(Name, StringComparison.OrdinalIgnoreCase);
}
