using System.Security.Cryptography;
using CallCenter.MediaStack.Srtp;
using Org.BouncyCastle.Tls;

namespace CallCenter.MediaStack.Dtls;

/// <summary>One handshake's terms, the same for both roles: whose certificate, which profile, which keys come out (RFC 5764).</summary>
internal sealed class DtlsTerms(DtlsIdentity identity, CertificateFingerprint theirs)
{
    /// <summary>Of a whole handshake.</summary>
    public const int DeadlineMilliseconds = 10_000;

    /// <summary>Before the first repetition of a flight; it doubles.</summary>
    public const int ResendMilliseconds = 100;

    public static readonly int[] CipherSuites =
    [
        CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
        CipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,
    ];

    private SrtpProfile? _profile;

    public DtlsIdentity Identity => identity;

    /// <summary>The peer showed another certificate than its SDP named: somebody stands between.</summary>
    public bool WrongCertificate { get; private set; }

    /// <summary>Null until the handshake is complete.</summary>
    public DtlsKeys? Keys { get; private set; }

    /// <summary>Throws the alert that ends the handshake when there is no common profile.</summary>
    public UseSrtpData Choose(UseSrtpData? offered)
    {
        _profile = SrtpProfile.Choose(offered?.ProtectionProfiles ?? []) ?? throw new TlsFatalAlert(AlertDescription.handshake_failure);
        return new UseSrtpData([_profile.DtlsId], []);
    }

    /// <summary>Throws the alert that ends the handshake.</summary>
    public void Check(Certificate? chain)
    {
        if (chain is null || chain.IsEmpty || !theirs.Matches(chain.GetCertificateAt(0).GetEncoded()))
        {
            WrongCertificate = true;
            throw new TlsFatalAlert(AlertDescription.bad_certificate);
        }
    }

    /// <summary>Section 4.2: client's key, server's key, client's salt, server's salt.</summary>
    public void Export(TlsContext context, bool weAreClient)
    {
        var (key, salt) = (_profile!.KeyLength, _profile.SaltLength);
        var material = context.ExportKeyingMaterial(ExporterLabel.dtls_srtp, null, 2 * (key + salt));
        var client = new SrtpKey([.. material[..key], .. material[(2 * key)..((2 * key) + salt)]]);
        var server = new SrtpKey([.. material[key..(2 * key)], .. material[((2 * key) + salt)..]]);
        CryptographicOperations.ZeroMemory(material);
        Keys = weAreClient ? new DtlsKeys(_profile, client, server) : new DtlsKeys(_profile, server, client);
    }
}
