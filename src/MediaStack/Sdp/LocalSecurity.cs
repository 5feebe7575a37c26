using CallCenter.MediaStack.Dtls;
using CallCenter.MediaStack.Ice;

namespace CallCenter.MediaStack.Sdp;

/// <summary>What our side can and wants where it comes to protecting a stream.</summary>
public sealed record LocalSecurity
{
    public static readonly LocalSecurity Off = new();

    public EncryptionPolicy Policy { get; init; }

    /// <summary>What our own offers carry; an offer of the peer's is answered by whatever it brings.</summary>
    public KeyExchange Offers { get; init; } = KeyExchange.Sdes;

    /// <summary>Of our certificate, made when it is first asked for; null = there are no handshakes on this leg.</summary>
    public Lazy<CertificateFingerprint>? Fingerprint { get; init; }

    /// <summary>The leg finds its peer by ICE, as browsers do; null = by the addresses in the SDP.</summary>
    public IceAgent? Ice { get; init; }
}
