namespace CallCenter.MediaStack.Codecs;

/// <summary>What an SDP rtpmap names: an encoding, its RTP clock (Hz) and the payload type that RFC 3551 gave it (-1 = dynamic).</summary>
public sealed record AudioFormat(string Name, int ClockRate, int StaticPayloadType, int Channels = 1)
{
    public static readonly AudioFormat Pcmu = new("PCMU", 8000, 0);

    public static readonly AudioFormat Pcma = new("PCMA", 8000, 8);

    public bool Matches(ReadOnlySpan<char> name, int clockRate) =>
        clockRate == ClockRate && name.Equals(Name, StringComparison.OrdinalIgnoreCase);
}
