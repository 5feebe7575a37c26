namespace CallCenter.MediaStack.Codecs;

/// <summary>
/// What an SDP rtpmap names, and what it means for a leg: the codec, its rates, and how much of each is in one frame of 20 ms.
/// </summary>
/// <param name="ClockRate">of the RTP timestamps, Hz.</param>
/// <param name="StaticPayloadType">that RFC 3551 gave it; -1 = dynamic.</param>
/// <param name="NewCodec">a codec for one direction of one leg.</param>
/// <param name="Channels">that rtpmap says; sound is mono for all that.</param>
public sealed record AudioFormat(string Name, int ClockRate, int StaticPayloadType, Func<IAudioCodec> NewCodec, int Channels = 1)
{
    public const int FramesPerSecond = 50;

    public static readonly AudioFormat Pcmu = new("PCMU", 8000, 0, static () => AudioCodecs.Pcmu);

    public static readonly AudioFormat Pcma = new("PCMA", 8000, 8, static () => AudioCodecs.Pcma);

    /// <summary>Its clock says 8000 by an old mistake that stays (RFC 3551 §4.5.2).</summary>
    public static readonly AudioFormat G722 = new("G722", 8000, 9, static () => new G722Codec()) { SampleRate = 16000 };

    /// <summary>Always 48000/2 in SDP (RFC 7587 §7); speech needs no more than 16 kHz, at which it is coded here.</summary>
    public static readonly AudioFormat Opus = new("opus", 48000, -1, static () => new OpusCodec(), Channels: 2)
    {
        SampleRate = OpusCodec.SampleRate, FrameBytes = 0, Parameters = "maxplaybackrate=16000;sprop-maxcapturerate=16000;useinbandfec=1",
    };

    /// <summary>Of the linear sound, Hz; the clock's but for codecs like G.722 and Opus.</summary>
    public int SampleRate { get; init; } = ClockRate;

    /// <summary>Bytes of a coded frame of 20 ms whose packets may be cut anywhere; 0 = a packet is coded as a whole.</summary>
    public int FrameBytes { get; init; } = ClockRate / FramesPerSecond;

    /// <summary>What our descriptions say in its fmtp; null = nothing.</summary>
    public string? Parameters { get; init; }

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
