using System.Security.Cryptography.X509Certificates;
using CallCenter.SipStack.Tests.Support;
using CallCenter.SipStack.Transport;

namespace CallCenter.SipStack.Tests.Transport;

/// <summary>RFC 5922 §7.</summary>
internal sealed class PeerCertificateTests
{
    [TestCase("carrier.example", "carrier.example", true)]
    [TestCase("carrier.example", "CARRIER.example", true)]
    [TestCase("carrier.example", "sip.carrier.example", false)]
    [TestCase("other.example", "carrier.example", true, "dns:carrier.example", TestName = "Name_OfDns")]
    [TestCase("carrier.example", "carrier.example", false, "dns:other.example", TestName = "CommonName_BesideNames_SaysNothing")]
    [TestCase("x", "sip.carrier.example", false, "dns:*.carrier.example", TestName = "Wildcard_StandsForNobody")]
    [TestCase("x", "carrier.example", true, "uri:sip:carrier.example", "dns:edge.example", TestName = "Uri_OfTheDomain")]
    [TestCase("x", "edge.example", false, "uri:sip:carrier.example", "dns:edge.example", TestName = "Dns_BesideAUri_SaysNothing")]
    [TestCase("x", "carrier.example", false, "uri:sip:alice@carrier.example", TestName = "Uri_OfAPerson_SpeaksForNoDomain")]
    [TestCase("x", "192.0.2.1", true, "ip:192.0.2.1", TestName = "Address_IsNamedAsOne")]
    [TestCase("x", "2001:db8::1", true, "ip:2001:db8::1", TestName = "Address_OfIPv6")]
    public void SpeaksFor(string commonName, string domain, bool speaks, params string[] names)
    {
        using var authority = new TestAuthority();
        using var certificate = X509Certificate2.CreateFromPem(authority.Issue(commonName, names));

        Assert.That(PeerCertificate.SpeaksFor(certificate, domain), Is.EqualTo(speaks));
    }
}
