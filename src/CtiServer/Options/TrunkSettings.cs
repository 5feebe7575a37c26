using CallCenter.CallControl.Trunks;
using CallCenter.MediaStack.Sdp;

namespace CallCenter.CtiServer.Options;

/// <param name="Address">calls from here are accepted: a host name, an address or a CIDR block; null for a trunk known by digest alone.</param>
/// <param name="Host">where outbound calls go; null = this trunk takes calls only.</param>
/// <param name="User">digest user, for calls that come in and that go out.</param>
/// <param name="CallerNumber">presented on outbound calls when the call itself has none.</param>
internal sealed record TrunkSettings(string Name, string? Address, string? Host, int Port, string Transport, string? User, string? Password,
    bool Register, string? CallerNumber, int MaxCalls)
{
    /// <summary>How often its host is asked whether it is there; zero = never.</summary>
    public TimeSpan KeepAlive { get; init; }

    /// <summary>Where its calls say which number was dialed.</summary>
    public DialedNumberSource DialedNumber { get; init; }

    /// <summary>Where the carrier's sound is besides the address that signals: it gets sound before a packet has come from there.</summary>
    public IReadOnlyList<System.Net.IPNetwork> MediaHosts { get; init; } = [];

    /// <summary>Whether its sound is encrypted; null = as the whole server's.</summary>
    public EncryptionPolicy? MediaEncryption { get; init; }

    /// <summary>What our offers to it carry for that; null = nothing, unless its own encryption is set.</summary>
    public KeyExchange? MediaKeys { get; init; }
}
