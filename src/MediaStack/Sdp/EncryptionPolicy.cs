namespace CallCenter.MediaStack.Sdp;

/// <summary>Whether a stream is protected (SRTP).</summary>
public enum EncryptionPolicy
{
    /// <summary>Never; who insists on it is refused.</summary>
    Off,
    /// <summary>Where the peer can: our offers say so beside plain RTP (RFC 8643).</summary>
    Optional,
    /// <summary>Always; who does not is refused.</summary>
    Required,
}
