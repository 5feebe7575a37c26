namespace CallCenter.MediaStack.Sdp;

/// <summary>The protocol of an m= line (RFC 3551, 4585, 3711, 5124, 5764) as what it means: protected or not, with feedback or not.</summary>
/// <param name="Name">as it stands in SDP.</param>
/// <param name="IsSecure">packets are protected (SRTP).</param>
/// <param name="HasFeedback">RTCP may come early (AVPF).</param>
public sealed record RtpProfile(string Name, bool IsSecure, bool HasFeedback)
{
    internal const string Savp = "RTP/SAVP";
    internal const string Dtls = "UDP/TLS/RTP/SAVP";
    internal const string DtlsFeedback = "UDP/TLS/RTP/SAVPF";

    public static readonly RtpProfile Avp = new("RTP/AVP", false, false);

    private static readonly RtpProfile[] Known =
    [
        Avp,
        new("RTP/AVPF", false, true),
        new(Savp, true, false),
        new("RTP/SAVPF", true, true),
        new(Dtls, true, false),
        new(DtlsFeedback, true, true),
    ];

    /// <summary>Null for what is no RTP over UDP that we have heard of.</summary>
    public static RtpProfile? Find(string protocol) => Array.Find(Known, p => p.Name.Equals(protocol, StringComparison.Ordinal));
}
