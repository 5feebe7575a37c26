using System.Net;

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
}
