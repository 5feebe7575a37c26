using System.Net;

namespace CallCenter.CtiServer.Options;

internal sealed record SipSettings(IPAddress Bind, int Port, string Realm, StrangerRule Strangers, DigestChoice Digest, int MaxCalls, int MaxCallsPerSecond,
    IReadOnlyList<TrunkSettings> Trunks)
{
    /// <summary>What peers outside the own networks see; null = nobody translates addresses.</summary>
    public IPAddress? PublicAddress { get; init; }
}
