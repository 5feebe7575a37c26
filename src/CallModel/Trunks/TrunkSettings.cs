using System.Text.Json.Serialization;

namespace CallCenter.CallModel.Trunks;

/// <summary>A line to the outside as it is set, in the configuration or on the page. <see cref="TrunkRules"/> says what is allowed.</summary>
/// <param name="Name">lower-case letters, digits, dash; of a trunk of the configuration anything.</param>
public sealed record TrunkSettings(string Name)
{
    /// <summary>Calls from here are the trunk's: host names (looked up again and again), addresses, CIDR blocks.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>Where calls out go; null = this trunk takes calls only.</summary>
    public string? Host { get; init; }

    /// <summary>0 = as the host's DNS says, else the transport's own.</summary>
    public int Port { get; init; }

    /// <summary>One of <see cref="TrunkRules.Transports"/>.</summary>
    public string Transport { get; init; } = "udp";

    /// <summary>Digest user, for calls that come in and that go out.</summary>
    public string? User { get; init; }

    public string? Password { get; init; }

    /// <summary>Register at <see cref="Host"/> as <see cref="User"/>.</summary>
    public bool Register { get; init; }

    /// <summary>Trunks with the lowest number are used first; the next ones when those fail or are full.</summary>
    public int Priority { get; init; } = 1;

    /// <summary>Share of the calls among trunks of the same priority.</summary>
    public int Weight { get; init; } = 1;

    /// <summary>Calls at once, both directions together.</summary>
    public int MaxCalls { get; init; } = 10_000;

    /// <summary>New calls a second, each direction; null = the server's own limit.</summary>
    public int? MaxCallsPerSecond { get; init; }

    /// <summary>Names of sound formats, the preferred one first; empty = what the server offers to all.</summary>
    public IReadOnlyList<string> Codecs { get; init; } = [];

    /// <summary>Rewrites numbers that come in, dialed and calling, before they are read; see <see cref="Numbers.NumberRules"/>.</summary>
    public string? NumberIn { get; init; }

    /// <summary>Rewrites numbers that go out, dialed and presented, from E.164; see <see cref="Numbers.NumberRules"/>.</summary>
    public string? NumberOut { get; init; }

    /// <summary>The number presented on calls out, where the call names none; "anonymous" withholds it; null = the caller's, else <see cref="User"/>.</summary>
    public string? CallerId { get; init; }

    /// <summary>Where its calls say which number was dialed.</summary>
    public DialedNumberSource DialedNumber { get; init; }

    /// <summary>How often its host is asked whether it is there (OPTIONS); 0 = never; null = 30 s when it registers, else never.</summary>
    public int? KeepAliveSeconds { get; init; }

    /// <summary>Where the carrier's sound is besides the address that signals: addresses and CIDR blocks.</summary>
    public IReadOnlyList<string> MediaHosts { get; init; } = [];

    public TrunkEncryption MediaEncryption { get; init; }

    /// <summary>A 3xx leads on to the numbers and hosts that it names, as far as they may be dialed; else it is a refusal.</summary>
    public bool FollowRedirects { get; init; }

    /// <summary>The other side may pass a call of ours on, or back (REFER); else it is refused.</summary>
    public bool AllowRefer { get; init; }

    /// <summary>Grows with each change of a stored trunk; 0 = of the configuration, which is changed there alone.</summary>
    public int Version { get; init; }

    /// <summary><see cref="KeepAliveSeconds"/> as it counts.</summary>
    [JsonIgnore]
    public int KeepAlive => KeepAliveSeconds ?? (Register ? 30 : 0);

    /// <summary>Without its password.</summary>
    public override string ToString() => Name;
}
