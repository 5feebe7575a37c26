using System.Net;
using CallCenter.MediaStack.Sdp;

namespace CallCenter.CtiServer.Options;

internal sealed record SipSettings(IPAddress Bind, int Port, string Realm, StrangerRule Strangers, DigestChoice Digest, int MaxCalls, int MaxCallsPerSecond,
    IReadOnlyList<TrunkSettings> Trunks)
{
    /// <summary>Null = none.</summary>
    public TlsFiles? Tls { get; init; }

    /// <summary>Where browsers find SIP on the pages' port; null = nowhere.</summary>
    public string? WebSocketPath { get; init; }

    /// <summary>Whose pages may use it, besides our own: "https://phone.example.com".</summary>
    public IReadOnlyList<string> WebSocketOrigins { get; init; } = [];

    /// <summary>What peers outside the own networks see; null = nobody translates addresses.</summary>
    public WorldAddress? PublicAddress { get; init; }

    /// <summary>Whether sound is encrypted, where a trunk says nothing else.</summary>
    public EncryptionPolicy MediaEncryption { get; init; }

    /// <summary>What our offers carry for that.</summary>
    public KeyExchange MediaKeys { get; init; }
}
