using Org.BouncyCastle.Tls;

namespace CallCenter.MediaStack.Dtls;

/// <summary>The passive role. DTLS 1.2 alone: with 1.3 switched on the library's server gives up.</summary>
internal sealed class DtlsSrtpServer(DtlsTerms terms) : DefaultTlsServer(terms.Identity.Crypto)
{
    private UseSrtpData? _chosen;

    public override bool IgnoreCorruptDtlsRecords => true;

    public override int GetHandshakeTimeoutMillis() => DtlsTerms.DeadlineMilliseconds;

    public override int GetHandshakeResendTimeMillis() => DtlsTerms.ResendMilliseconds;

    public override CertificateRequest GetCertificateRequest() =>
        new([ClientCertificateType.ecdsa_sign, ClientCertificateType.rsa_sign], TlsUtilities.GetDefaultSupportedSignatureAlgorithms(m_context), null);

    public override void NotifyClientCertificate(Certificate clientCertificate) => terms.Check(clientCertificate);

    public override void ProcessClientExtensions(IDictionary<int, byte[]> clientExtensions)
    {
        base.ProcessClientExtensions(clientExtensions);
        _chosen = terms.Choose(TlsSrtpUtilities.GetUseSrtpExtension(clientExtensions));
    }

    public override IDictionary<int, byte[]> GetServerExtensions()
    {
        var extensions = TlsExtensionsUtilities.EnsureExtensionsInitialised(base.GetServerExtensions());
        TlsSrtpUtilities.AddUseSrtpExtension(extensions, _chosen);
        return extensions;
    }

    public override void NotifyHandshakeComplete()
    {
        base.NotifyHandshakeComplete();
        terms.Export(m_context, weAreClient: false);
    }

    protected override ProtocolVersion[] GetSupportedVersions() => ProtocolVersion.DTLSv12.Only();

    protected override int[] GetSupportedCipherSuites() => DtlsTerms.CipherSuites;

    protected override TlsCredentialedSigner GetECDsaSignerCredentials() => terms.Identity.Signer(m_context);
}
