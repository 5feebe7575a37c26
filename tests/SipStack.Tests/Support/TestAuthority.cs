using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace CallCenter.SipStack.Tests.Support;

/// <summary>An authority of the test's own, whose certificates are good for a day.</summary>
internal sealed class TestAuthority : IDisposable
{
    private readonly X509Certificate2 _root;

    public TestAuthority(string name = "test authority")
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        _root = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(2));
    }

    public X509Certificate2Collection Trusted => [X509CertificateLoader.LoadCertificate(_root.RawData)];

    /// <summary>PEM of certificate and key.</summary>
    /// <param name="names">"dns:a", "uri:sip:a", "ip:192.0.2.1"; none = only the common name speaks.</param>
    public string Issue(string commonName, params string[] names)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={commonName}", key, HashAlgorithmName.SHA256);
        if (names.Length > 0)
        {
            request.CertificateExtensions.Add(Alternative(names));
        }

        using var certificate = request.Create(_root, DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddDays(1), RandomNumberGenerator.GetBytes(8));
        return $"{certificate.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n";
    }

    public void Dispose() => _root.Dispose();

    private static X509Extension Alternative(string[] names)
    {
        var builder = new SubjectAlternativeNameBuilder();
        foreach (var name in names)
        {
            var value = name[(name.IndexOf(':') + 1)..];
            switch (name[..name.IndexOf(':')])
            {
                case "dns":
                    builder.AddDnsName(value);
                    break;
                case "uri":
                    builder.AddUri(new Uri(value));
                    break;
                default:
                    builder.AddIpAddress(IPAddress.Parse(value));
                    break;
            }
        }

        return builder.Build();
    }
}
