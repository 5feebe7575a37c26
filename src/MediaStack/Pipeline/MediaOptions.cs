using System.Net;
using CallCenter.MediaStack.Sealing;

namespace CallCenter.MediaStack.Pipeline;

/// <summary>Settings of the media engine; all have working defaults.</summary>
public sealed record MediaOptions
{
    /// <summary>Address that RTP sockets are bound to. An IPv6 address makes them dual-stack.</summary>
    public IPAddress BindAddress { get; init; } = IPAddress.Any;

    /// <summary>First port of the range; RTP takes the even port of a pair, RTCP the odd one.</summary>
    public int FirstPort { get; init; } = 16384;

    /// <summary>Last port of the range, inclusive.</summary>
    public int LastPort { get; init; } = 32767;

    /// <summary>How long a closed leg's ports stay bound, so that a new call cannot inherit the old one's packets.</summary>
    public TimeSpan PortDrain { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Send to where the peer's packets come from rather than to where its SDP says (NAT).</summary>
    public bool SymmetricRtp { get; init; } = true;

    /// <summary>A leg that hears nothing for so long is told of as silent, and again each time.</summary>
    public TimeSpan MediaTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a peer that came on hold may stay without ever being heard.</summary>
    public TimeSpan UnheardHoldTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Jitter buffer: sound held back at the start.</summary>
    public TimeSpan JitterStart { get; init; } = TimeSpan.FromMilliseconds(40);

    /// <summary>Jitter buffer: the most that it holds back.</summary>
    public TimeSpan JitterMax { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Recordings are encrypted under the first of these; null = they are WAV files.</summary>
    public RecordingKeys? RecordingKeys { get; init; }

    /// <summary>Length of a digit that we send; the pause after it is half of that.</summary>
    public TimeSpan DigitDuration { get; init; } = TimeSpan.FromMilliseconds(120);
}
