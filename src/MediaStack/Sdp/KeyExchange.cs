namespace CallCenter.MediaStack.Sdp;

/// <summary>How the keys of a protected stream are agreed.</summary>
[Flags]
public enum KeyExchange
{
    None = 0,
    /// <summary>They stand in the SDP (RFC 4568): as secret as the signalling is.</summary>
    Sdes = 1,
    /// <summary>By a handshake on the media path (RFC 5764).</summary>
    Dtls = 2,
    Both = Sdes | Dtls,
}
