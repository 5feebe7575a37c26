namespace CallCenter.MediaStack.Sdp;

/// <summary>Tells the offers of browsers (WebRTC) from those of telephones.</summary>
public static class BrowserDescription
{
    /// <summary>Its sound can be reached by ICE and DTLS alone.</summary>
    public static bool Is(ReadOnlySpan<byte> offer) => SdpParser.TryParse(offer, out var session, out _) && session.Media.Any(media =>
        media.IsAudio && media.Protocol is (RtpProfile.Dtls or RtpProfile.DtlsFeedback)
        && (media.Attributes.Has("ice-ufrag") || session.Attributes.Has("ice-ufrag")));
}
