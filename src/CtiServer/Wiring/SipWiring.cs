using System.Security.Cryptography.X509Certificates;
using CallCenter.CallControl.Inbound;
using CallCenter.CtiServer.Hosting;
using CallCenter.CtiServer.Options;
using CallCenter.SipStack.Auth;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Nat;
using CallCenter.SipStack.Transport;
using CallCenter.SipStack.UserAgents;

namespace CallCenter.CtiServer.Wiring;

/// <summary>The ways that SIP comes in by, and as whom the server presents itself.</summary>
internal static class SipWiring
{
    public static void AddSip(this IServiceCollection services, ServerSettings settings)
    {
        var files = OpenFiles.Read();
        services.AddSingleton(files);
        if (settings.Sip.Tls is { } tls)
        {
            services.AddSingleton(s => new TlsIdentity(tls.Certificate, s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ILogger<TlsIdentity>>()));
        }

        services.AddSingleton<IPhoneSecrets>(new PhoneSecrets(settings.Sip.Realm));
        services.AddSingleton<SipWebSockets>();
        services.AddSingleton(s => new SipOptions
        {
            MaxConnections = files.SipConnections,
            Listeners = Listeners(settings),
            WebSockets = settings.Sip.WebSocketPath is null ? null : s.GetRequiredService<SipWebSockets>(),
            Tls = settings.Sip.Tls is { } own
                ? new TlsSettings(s.GetRequiredService<TlsIdentity>()) { Authorities = Certificates(own.Authorities), ClientAuthorities = Certificates(own.ClientAuthorities) }
                : null,
            PublicAddress = s.GetRequiredService<PublicAddresses>().Signalling,
            Digest = new DigestOptions { Realm = settings.Sip.Realm, Algorithms = Algorithms(settings.Sip.Digest) },
        });
        services.AddSingleton(s => PublicAddresses.Of(settings, s.GetRequiredService<ILogger<PublicAddress>>()));
        services.AddSingleton<IHealthPart, SipHealth>();
    }

    private static IReadOnlyList<DigestAlgorithm> Algorithms(DigestChoice choice) => choice switch
    {
        DigestChoice.Sha256 => [DigestAlgorithm.Sha256],
        DigestChoice.Both => [DigestAlgorithm.Md5, DigestAlgorithm.Sha256],
        _ => [DigestAlgorithm.Md5],
    };

    private static List<SipListener> Listeners(ServerSettings settings)
    {
        var (sip, all) = (settings.Sip, new List<SipListener>(SipListener.UdpAndTcp(settings.Sip.Bind, settings.Sip.Port)));
        if (sip.Tls is { } tls)
        {
            all.Add(new SipListener(TransportKind.Tls, sip.Bind, tls.Port));
        }

        if (sip.WebSocketPath is not null)
        {
            // browsers keep to the connection that they have made: the port is told them, but not called
            var port = PortCheck.WebPorts(settings).FirstOrDefault(TransportKind.Ws.DefaultPort());
            all.AddRange([new SipListener(TransportKind.Ws, sip.Bind, port), new SipListener(TransportKind.Wss, sip.Bind, port)]);
        }

        return all;
    }

    private static X509Certificate2Collection? Certificates(string? file)
    {
        if (file is null)
        {
            return null;
        }

        var found = new X509Certificate2Collection();
        found.ImportFromPemFile(file);
        return found;
    }
}
