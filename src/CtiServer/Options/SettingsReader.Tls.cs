using System.Buffers;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CallCenter.SipStack.Transport;

namespace CallCenter.CtiServer.Options;

/// <summary>SIP over TLS and over WebSockets.</summary>
internal sealed partial class SettingsReader
{
    private static readonly SearchValues<char> PathCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/");

    /// <summary>Null = none: the certificate is what switches it on.</summary>
    private TlsFiles? ReadTls()
    {
        var port = Optional("Sip:TlsPort");
        var number = Number("Sip:TlsPort", 5061, 1, 65535);
        var authorities = Authorities("Sip:TlsAuthorities");
        var clients = Authorities("Sip:TlsClientAuthorities");
        if (Optional("Sip:TlsCertificate") is not { } certificate)
        {
            if (port is not null)
            {
                Refuse("Sip:TlsPort", port, "empty, or with Sip:TlsCertificate");
            }

            return null;
        }

        if (TlsIdentity.TroubleWith(certificate) is { } trouble)
        {
            Refuse("Sip:TlsCertificate", certificate, $"a PEM file with the certificate, those that lead to its authority, and the key without a password: {trouble}");
        }

        return new TlsFiles(number, certificate, authorities, clients);
    }

    private string? Authorities(string key)
    {
        if (Optional(key) is not { } file)
        {
            return null;
        }

        try
        {
            var found = new X509Certificate2Collection();
            found.ImportFromPemFile(file);
            if (found.Count > 0)
            {
                return file;
            }

            Refuse(key, file, "a PEM file with certificates of authorities; there is none in it");
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            Refuse(key, file, $"a PEM file with certificates of authorities: {e.Message}");
        }

        return null;
    }

    private string? WebSocketPath(string key)
    {
        var path = Text(key, "/sip");
        if (path == "none")
        {
            return null;
        }

        if (path.Length < 2 || path[0] != '/' || path.AsSpan(1).ContainsAnyExcept(PathCharacters))
        {
            Refuse(key, path, "none, or a path such as /sip");
        }

        return path;
    }

    private List<string> Origins(string key)
    {
        var origins = new List<string>();
        foreach (var text in Words(key) ?? [])
        {
            if (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.GetLeftPart(UriPartial.Authority) == text.TrimEnd('/'))
            {
                origins.Add(text.TrimEnd('/'));
            }
            else
            {
                Refuse(key, text, "origins such as https://phone.example.com, with commas between");
            }
        }

        return origins;
    }
}
