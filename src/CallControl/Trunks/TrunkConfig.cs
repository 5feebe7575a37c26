using System.Net;
using System.Security.Cryptography;
using System.Text;
using CallCenter.MediaStack.Sdp;
using CallCenter.SipStack.Messages;

namespace CallCenter.CallControl.Trunks;

/// <summary>A line to the outside: known by where it calls from, or by digest.</summary>
/// <param name="Networks">calls from here are accepted without a password.</param>
/// <param name="Host">host or address that outbound calls go to; null = inbound only.</param>
/// <param name="MaxCalls">calls at once, both directions.</param>
public sealed record TrunkConfig(string Name, IReadOnlyList<IPNetwork> Networks, string? Host, int Port, TransportKind Transport, string? User,
    string? Password, bool Register, string? CallerNumber, int MaxCalls)
{
    /// <summary>A name whose addresses count like <see cref="Networks"/>, as long as DNS gives them; null = none.</summary>
    public string? AddressName { get; init; }

    /// <summary>How often its host is asked whether it is there (OPTIONS), which also keeps the way through NAT open; zero = never.</summary>
    public TimeSpan KeepAlive { get; init; }

    public DialedNumberSource DialedNumber { get; init; }

    /// <summary>
    /// User part of the contact that is registered there: it cannot be guessed without the password, so that a call to it comes from the
    /// registrar; the same after a restart.
    /// </summary>
    public string ContactUser => $"{User}.{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Name} {User} {Host} {Password}")), 0, 8)}";

    /// <summary>Where its sound is besides the address that signals: these get sound before a packet has come from there.</summary>
    public IReadOnlyList<IPNetwork> MediaHosts { get; init; } = [];

    /// <summary>Whether its sound is protected; null = as the whole server's.</summary>
    public EncryptionPolicy? MediaEncryption { get; init; }

    /// <summary>What our offers to it carry for that: carriers are offered nothing that they did not ask for.</summary>
    public KeyExchange MediaKeys { get; init; }
}
