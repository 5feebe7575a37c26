using System.Security.Cryptography.X509Certificates;

namespace CallCenter.SipStack.Transport;

/// <summary>Whom TLS believes, and as whom it presents itself.</summary>
/// <param name="Identity">the own certificate, shown to callers and, where they ask for one, to those who are called.</param>
public sealed record TlsSettings(TlsIdentity Identity)
{
    /// <summary>Who vouches for the servers that are called; null = those that the system trusts.</summary>
    public X509Certificate2Collection? Authorities { get; init; }

    /// <summary>Who vouches for callers: nobody comes in without a certificate of theirs. Null = callers are asked for none.</summary>
    public X509Certificate2Collection? ClientAuthorities { get; init; }
}
