using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using CallCenter.SipStack.Diagnostics;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Timing;
using Microsoft.Extensions.Logging;

namespace CallCenter.SipStack.Transport;

/// <summary>
/// TCP connections with TLS 1.2 or 1.3 on them. Who is called must show a certificate for the domain that was meant (RFC 5922); who calls is
/// asked for one where the settings name authorities for it.
/// </summary>
internal sealed partial class TlsStreams(IPEndPoint bind, TlsSettings settings, TimeProvider time, RefusalLog refusals, ILogger<TlsStreams> logger) : IStreamListener
{
    private const SslProtocols Protocols = SslProtocols.Tls12 | SslProtocols.Tls13;

    // A handshake costs a thousand times what a message does: one address may begin so many in a row, and that many again in ten seconds.
    private const int MostHandshakes = 200;

    private static readonly TimeSpan HandshakeWindow = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LogEvery = TimeSpan.FromMinutes(1);

    private readonly TcpStreams _tcp = new(bind);
    private readonly LeakyBuckets<IPAddress> _handshakes = new(time, MostHandshakes, HandshakeWindow);
    private readonly LeakyBuckets<string> _said = new(time, 1, LogEvery);

    public IPEndPoint LocalEndPoint => _tcp.LocalEndPoint;

    public async ValueTask<IPendingStream?> AcceptAsync()
    {
        while (await _tcp.AcceptAsync() is { } stream)
        {
            if (_handshakes.TryAdd(SourceNetwork.Of(stream.Peer.Address)))
            {
                return new Accepted(stream, this);
            }

            refusals.Count(RefusalReason.Handshake, stream.Peer.Address);
            stream.Dispose();
        }

        return null;
    }

    public IPendingStream Connect(Hop hop) => new Connecting(_tcp.Connect(hop), hop.Name ?? hop.EndPoint.Address.ToString(), this);

    public void Dispose() => _tcp.Dispose();

    private static X509ChainPolicy? Trusting(X509Certificate2Collection? authorities)
    {
        if (authorities is null)
        {
            return null;
        }

        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.AddRange(authorities);
        return policy;
    }

    private SslServerAuthenticationOptions ForCallers() => new()
    {
        ServerCertificateContext = settings.Identity.Current,
        EnabledSslProtocols = Protocols,
        AllowRenegotiation = false,
        ClientCertificateRequired = settings.ClientAuthorities is not null,
        CertificateChainPolicy = Trusting(settings.ClientAuthorities),
        // without authorities a certificate is neither asked for nor looked at
        RemoteCertificateValidationCallback = (_, _, _, errors) => settings.ClientAuthorities is null || errors == SslPolicyErrors.None,
    };

    /// <param name="refuse">told why the certificate is not believed.</param>
    private SslClientAuthenticationOptions ForCalled(string name, Action<string> refuse) => new()
    {
        TargetHost = name,
        ClientCertificateContext = settings.Identity.Current,
        EnabledSslProtocols = Protocols,
        AllowRenegotiation = false,
        CertificateChainPolicy = Trusting(settings.Authorities),
        RemoteCertificateValidationCallback = (_, certificate, chain, errors) =>
        {
            var why = certificate is not X509Certificate2 shown ? "no certificate was shown"
                : (errors & SslPolicyErrors.RemoteCertificateChainErrors) != 0 ? $"{shown.Subject}: {chain?.ChainStatus.FirstOrDefault().StatusInformation}"
                : PeerCertificate.SpeaksFor(shown, name) ? null
                : $"the certificate of {shown.Subject} does not speak for {name}";
            if (why is not null)
            {
                refuse(why);
            }

            return why is null;
        },
    };

    private void Refuse(IPEndPoint peer) => refusals.Count(RefusalReason.Handshake, peer.Address);

    private void Say(string name, IPEndPoint peer, string why)
    {
        lock (_said)
        {
            if (!_said.TryAdd(name))
            {
                return;
            }
        }

        LogNoTls(name, peer, why);
    }

    [LoggerMessage(EventId = 1022, Level = LogLevel.Warning, Message = "TLS to {Name} at {Peer} failed: {Why} (once a minute at most)")]
    private partial void LogNoTls(string name, IPEndPoint peer, string why);

    private sealed class Accepted(IPendingStream tcp, TlsStreams owner) : IPendingStream
    {
        public IPEndPoint Peer => tcp.Peer;

        public async ValueTask<Stream> OpenAsync(CancellationToken ct)
        {
            var tls = new SslStream(await tcp.OpenAsync(ct));
            try
            {
                await tls.AuthenticateAsServerAsync(owner.ForCallers(), ct);
                return tls;
            }
            catch (Exception e) when (e is AuthenticationException or IOException or OperationCanceledException)
            {
                await tls.DisposeAsync();
                owner.Refuse(Peer);
                throw new IOException(e.Message, e);
            }
        }

        public void Dispose() => tcp.Dispose();
    }

    private sealed class Connecting(IPendingStream tcp, string name, TlsStreams owner) : IPendingStream
    {
        public IPEndPoint Peer => tcp.Peer;

        public async ValueTask<Stream> OpenAsync(CancellationToken ct)
        {
            string? refused = null;
            var tls = new SslStream(await tcp.OpenAsync(ct));
            try
            {
                await tls.AuthenticateAsClientAsync(owner.ForCalled(name, why => refused = why), ct);
                return tls;
            }
            catch (Exception e) when (e is AuthenticationException or IOException or OperationCanceledException)
            {
                await tls.DisposeAsync();
                owner.Say(name, Peer, refused ?? e.Message);
                throw new IOException(e.Message, e);
            }
        }

        public void Dispose() => tcp.Dispose();
    }
}
