namespace CallCenter.MediaStack.Pipeline;

/// <summary>Why a leg has no media any more.</summary>
public enum MediaLoss
{
    /// <summary>No keys could be agreed: the handshake failed or never came.</summary>
    NoKeys,
    /// <summary>The peer has closed its side (DTLS close_notify).</summary>
    Closed,
    /// <summary>The peer no longer checks the path to us (RFC 7675).</summary>
    NoConsent,
}
