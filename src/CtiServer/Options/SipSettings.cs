using System.Net;
using CallCenter.MediaStack.Sdp;

namespace CallCenter.CtiServer.Options;

internal sealed record SipSettings(IPAddress Bind, int Port, string Realm, StrangerRule Strangers, DigestChoice Digest, int MaxCalls, int MaxCallsPerSecond,
    IReadOnlyList<TrunkSettings> Trunks)
{
    /// <summary>What peers outside the own networks see; null = nobody translates addresses.</summary>
    public IPAddress? PublicAddress { get; init; }

    /// <summary>Whether sound is encrypted, where a trunk says nothing else.</summary>
    public EncryptionPolicy MediaEncryption { get; init; }

    /// <summary>What our offers to telephones carry for that.</summary>
    public KeyExchange MediaKeys { get; init; }
}
