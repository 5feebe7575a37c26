using System.Net;

namespace CallCenter.MediaStack.Sdp;

/// <summary>An SDP body (RFC 8866) in parts; what nothing here needs (e=, p=, b=, k=, z=, r=) is dropped while reading.</summary>
public sealed class SessionDescription
{
    public SdpOrigin Origin { get; init; } = new("-", 0, 0, IPAddress.Loopback.ToString());

    public string SessionName { get; init; } = "-";

    /// <summary>The session-level c= line.</summary>
    public SdpConnection? Connection { get; init; }

    public IReadOnlyList<SdpAttribute> Attributes { get; init; } = [];

    public IReadOnlyList<MediaDescription> Media { get; init; } = [];

    /// <summary>The direction that holds for <paramref name="media"/>: its own, else the session's, else sendrecv.</summary>
    public MediaDirection DirectionOf(MediaDescription media) =>
        media.Attributes.Direction ?? Attributes.Direction ?? MediaDirection.SendReceive;

    public SdpConnection? ConnectionOf(MediaDescription media) => media.Connection ?? Connection;

    public byte[] ToArray() => SdpWriter.Write(this);
}
