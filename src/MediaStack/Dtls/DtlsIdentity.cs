using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CallCenter.MediaStack.Dtls;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.Tls;
using Org.BouncyCastle.Tls.Crypto;
using Org.BouncyCastle.Tls.Crypto.Impl.BC;

namespace CallCenter.MediaStack.Dtls;

/// <summary>
/// The certificate that we show in handshakes. It is made anew with each start of the process: peers know it by the fingerprint in our SDP
/// alone (RFC 5763).
/// </summary>
internal sealed class DtlsIdentity
{
    private readonly AsymmetricKeyParameter _key;
    private readonly Certificate _chain;

    public DtlsIdentity(TimeProvider time)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new System.Security.Cryptography.X509Certificates.CertificateRequest("CN=media", key, HashAlgorithmName.SHA256);
        var now = time.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddYears(10));
        _key = PrivateKeyFactory.CreateKey(key.ExportPkcs8PrivateKey());
        _chain = new Certificate([Crypto.CreateCertificate(certificate.RawData)]);
        Fingerprint = CertificateFingerprint.Of(certificate.RawData);
    }

    public BcTlsCrypto Crypto { get; } = new(new SecureRandom());

    public CertificateFingerprint Fingerprint { get; }

    public TlsCredentialedSigner Signer(TlsContext context) => new BcDefaultTlsCredentialedSigner(new TlsCryptoParameters(context), Crypto, _key, _chain,
        SignatureAndHashAlgorithm.GetInstance(Org.BouncyCastle.Tls.HashAlgorithm.sha256, SignatureAlgorithm.ecdsa));
}
