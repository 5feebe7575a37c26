namespace CallCenter.MediaStack.Sdp;

/// <summary>o=; a version that grows tells the peer that the description changed.</summary>
public sealed record SdpOrigin(string User, ulong SessionId, ulong Version, string Host);
