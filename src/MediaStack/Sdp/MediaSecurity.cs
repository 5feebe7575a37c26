using CallCenter.MediaStack.Dtls;
using CallCenter.MediaStack.Srtp;

namespace CallCenter.MediaStack.Sdp;

/// <summary>How a stream is protected, as both sides agreed.</summary>
public abstract record MediaSecurity
{
    private MediaSecurity()
    {
    }

    /// <summary>By keys that the descriptions carried.</summary>
    public sealed record Sdes(SrtpProfile Profile, SrtpKey Ours, SrtpKey Theirs) : MediaSecurity;

    /// <summary>By keys that a handshake will give.</summary>
    /// <param name="Theirs">the certificate that the peer has to show.</param>
    /// <param name="WeConnect">our side is the active one.</param>
    public sealed record Dtls(CertificateFingerprint Theirs, bool WeConnect) : MediaSecurity;
}
