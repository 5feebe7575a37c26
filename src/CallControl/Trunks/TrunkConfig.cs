using System.Net;
using System.Security.Cryptography;
using System.Text;
using CallCenter.MediaStack.Sdp;
using CallCenter.SipStack.Messages;

namespace CallCenter.CallControl.Trunks;

/// <summary>A line to the outside: known by where it calls from, or by digest.</summary>
/// <param name="Networks">calls from here are accepted without a password.</param>
/// <param name="Host">host or address that outbound calls go to; null = inbound only.</param>
/// <param name="Port">0 = as the host's DNS says (NAPTR, SRV), else the transport's own.</param>
/// <param name="MaxCalls">calls at once, both directions.</param>
public sealed record TrunkConfig(string Name, IReadOnlyList<IPNetwork> Networks, string? Host, int Port, TransportKind Transport, string? User,
    string? Password, bool Register, string? CallerNumber, int MaxCalls)
{
    /// <summary>Names whose addresses count like <see cref="Networks"/>, as long as DNS gives them.</summary>
    public IReadOnlyList<string> AddressNames { get; init; } = [];

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

    /// <summary>The lowest is used first.</summary>
    public int Priority { get; init; } = 1;

    /// <summary>Share of the calls among trunks of the same priority; more than 0.</summary>
    public int Weight { get; init; } = 1;

    /// <summary>New calls a second, each direction; null = the server's own limit.</summary>
    public int? MaxCallsPerSecond { get; init; }

    /// <summary>Names of sound formats in order; empty = all that we speak.</summary>
    public IReadOnlyList<string> Codecs { get; init; } = [];

    /// <summary>From its way of writing numbers.</summary>
    public NumberRules NumberIn { get; init; } = NumberRules.None;

    /// <summary>From E.164 to its way of writing numbers.</summary>
    public NumberRules NumberOut { get; init; } = NumberRules.None;

    /// <summary>A 3xx leads on to what it names.</summary>
    public bool FollowRedirects { get; init; }

    /// <summary>Its side may pass a call on.</summary>
    public bool AllowRefer { get; init; }

    /// <summary>As somebody has set it; null where it was made by hand.</summary>
    public TrunkSettings? Settings { get; init; }

    /// <summary>Two of the same kind need no new registration.</summary>
    internal (string Name, string? Host, int Port, TransportKind Transport, string? User, string? Password, bool Register, TimeSpan KeepAlive) Link =>
        (Name, Host, Port, Transport, User, Password, Register, KeepAlive);

    /// <summary>Of settings without faults.</summary>
    public static TrunkConfig Of(TrunkSettings t)
    {
        var names = t.Addresses.Where(a => TrunkRules.Network(a) is null).ToList();
        return new TrunkConfig(t.Name, Networked(t.Addresses), t.Host, t.Port, TransportKinds.Find(t.Transport) ?? TransportKind.Udp, t.User, t.Password,
            t.Register, t.CallerId, t.MaxCalls)
        {
            AddressNames = t is { Addresses.Count: 0, Register: true, Host: { } host } ? [host] : names,
            KeepAlive = TimeSpan.FromSeconds(t.KeepAlive),
            DialedNumber = t.DialedNumber,
            MediaHosts = Networked(t.MediaHosts),
            MediaEncryption = t.MediaEncryption switch
            {
                TrunkEncryption.Off => EncryptionPolicy.Off,
                TrunkEncryption.Optional => EncryptionPolicy.Optional,
                TrunkEncryption.Required => EncryptionPolicy.Required,
                _ => null,
            },
            Priority = t.Priority,
            Weight = t.Weight,
            MaxCallsPerSecond = t.MaxCallsPerSecond,
            Codecs = t.Codecs,
            NumberIn = NumberRules.Parse(t.NumberIn) ?? NumberRules.None,
            NumberOut = NumberRules.Parse(t.NumberOut) ?? NumberRules.None,
            FollowRedirects = t.FollowRedirects,
            AllowRefer = t.AllowRefer,
            Settings = t,
        };
    }

    /// <summary>Without its password.</summary>
    public override string ToString() => Name;

    private static List<IPNetwork> Networked(IEnumerable<string> addresses) => [.. addresses.Select(TrunkRules.Network).OfType<IPNetwork>()];
}
