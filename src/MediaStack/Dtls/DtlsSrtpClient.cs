using CallCenter.MediaStack.Srtp;
using Org.BouncyCastle.Tls;

namespace CallCenter.MediaStack.Dtls;

/// <summary>The active role, for peers that answered our offer as the passive side.</summary>
internal sealed class DtlsSrtpClient(DtlsTerms terms) : DefaultTlsClient(terms.Identity.Crypto), TlsAuthentication
{
    public override bool IgnoreCorruptDtlsRecords => true;

    public override int GetHandshakeTimeoutMillis() => DtlsTerms.DeadlineMilliseconds;

    public override int GetHandshakeResendTimeMillis() => DtlsTerms.ResendMilliseconds;

    public override TlsAuthentication GetAuthentication() => this;

    public void NotifyServerCertificate(TlsServerCertificate serverCertificate) => terms.Check(serverCertificate.Certificate);

    public TlsCredentials GetClientCredentials(CertificateRequest certificateRequest) => terms.Identity.Signer(m_context);

    public override IDictionary<int, byte[]> GetClientExtensions()
    {
        var extensions = TlsExtensionsUtilities.EnsureExtensionsInitialised(base.GetClientExtensions());
        TlsSrtpUtilities.AddUseSrtpExtension(extensions, new UseSrtpData([.. SrtpProfile.All.Select(p => p.DtlsId).Where(id => id != 0)], []));
        return extensions;
    }

    public override void ProcessServerExtensions(IDictionary<int, byte[]> serverExtensions)
    {
        base.ProcessServerExtensions(serverExtensions);
        terms.Choose(TlsSrtpUtilities.GetUseSrtpExtension(serverExtensions));
    }

    public override void NotifyHandshakeComplete()
    {
        base.NotifyHandshakeComplete();
        terms.Export(m_context, weAreClient: true);
    }

    protected override ProtocolVersion[] GetSupportedVersions() => ProtocolVersion.DTLSv12.Only();

    protected override int[] GetSupportedCipherSuites() => DtlsTerms.CipherSuites;
}
