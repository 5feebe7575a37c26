using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;

namespace CallCenter.SipStack.Transport;

/// <summary>Whom a certificate speaks for (RFC 5922 §7): the domains of its sip: URIs, else its DNS names, else, without either, its common name.</summary>
internal static class PeerCertificate
{
    private const string AlternativeNames = "2.5.29.17";

    private static readonly Asn1Tag UriName = new(TagClass.ContextSpecific, 6);
    private static readonly Asn1Tag DnsName = new(TagClass.ContextSpecific, 2);

    /// <param name="domain">a domain or an address literal. A name with "*" stands for no domain (§7.2).</param>
    public static bool SpeaksFor(X509Certificate2 certificate, string domain)
    {
        var names = certificate.Extensions[AlternativeNames] is { } extension ? Read(extension.RawData) : [];
        var uris = names.Where(n => n.Tag == UriName).Select(n => n.Text)
            .Where(uri => uri.StartsWith("sip:", StringComparison.OrdinalIgnoreCase)).Select(uri => uri[4..]).Where(rest => !rest.Contains('@')).ToList();
        return uris.Count > 0
            ? uris.Contains(domain, StringComparer.OrdinalIgnoreCase)
            : certificate.MatchesHostname(domain, allowWildcards: false, allowCommonName: !names.Exists(n => n.Tag == DnsName));
    }

    private static List<(Asn1Tag Tag, string Text)> Read(byte[] extension)
    {
        var names = new List<(Asn1Tag, string)>();
        try
        {
            var reader = new AsnReader(extension, AsnEncodingRules.DER).ReadSequence();
            while (reader.HasData)
            {
                var tag = reader.PeekTag();
                if (tag == UriName || tag == DnsName)
                {
                    names.Add((tag, reader.ReadCharacterString(UniversalTagNumber.IA5String, tag)));
                }
                else
                {
                    reader.ReadEncodedValue();
                }
            }
        }
        catch (AsnContentException)
        {
            // what cannot be read names nobody
        }

        return names;
    }
}
