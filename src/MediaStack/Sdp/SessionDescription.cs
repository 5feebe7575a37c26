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

/// <summary>o=; a version that grows tells the peer that the description changed.</summary>
public sealed record SdpOrigin(string User, ulong SessionId, ulong Version, string Host);

/// <summary>c=: an address or a host name.</summary>
public sealed record SdpConnection(string Host)
{
    /// <summary>Null when the host is a name.</summary>
    public IPAddress? Address { get; } = IPAddress.TryParse(Host, out var address) ? address : null;

    /// <summary>0.0.0.0 or :: - the old way to hold (RFC 3264 section 8.4).</summary>
    public bool IsUnspecified => Address is { } a && (a.Equals(IPAddress.Any) || a.Equals(IPAddress.IPv6Any));
}

/// <summary>a=name or a=name:value.</summary>
public readonly record struct SdpAttribute(string Name, string? Value = null);
