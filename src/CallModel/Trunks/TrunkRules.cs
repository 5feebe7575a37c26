using System.Net;
using CallCenter.CallModel.Faults;
using CallCenter.CallModel.Numbers;

namespace CallCenter.CallModel.Trunks;

/// <summary>What a trunk may be set to, wherever it is set.</summary>
public static class TrunkRules
{
    public const int MostPerList = 32;

    /// <summary>That a server may speak; TLS only with a certificate.</summary>
    public static readonly string[] Transports = ["udp", "tcp", "tls"];

    /// <summary>That the server speaks (OPUS where its library is installed), as SDP names them.</summary>
    public static readonly string[] Codecs = ["OPUS", "G722", "PCMA", "PCMU"];

    private const int LongestHost = 255;
    private const int LongestWord = 128;

    /// <summary>All faults; fields as the API writes them.</summary>
    /// <param name="transports">that this server speaks.</param>
    public static IReadOnlyList<FieldFault> Faults(TrunkSettings t, IReadOnlyList<string> transports) => Check.All(
        t.Addresses.Count == 0 && t.User is null
            ? new FieldFault("addresses", FaultCode.EitherOr, "a host, an address or a CIDR block such as 192.0.2.0/24, or a user with a password")
            {
                Args = FieldFault.Of(("others", (string[])["user"])),
            }
            : Check.Most("addresses", t.Addresses.Count, MostPerList),
        t.Addresses.FirstOrDefault(a => !IsNetwork(a) && (a.Contains('/') || !IsHost(a))) is { } wrong
            ? Malformed("addresses", $"'{wrong}' is no host name, address or CIDR block such as 192.0.2.0/24", wrong)
            : null,
        t.Host is { } host && !IsHost(host) ? Malformed("host", "a host name or an address", host) : null,
        Check.Range("port", t.Port, 0, 65535, "as DNS says"),
        Check.OneOf("transport", t.Transport, [.. transports]),
        Check.Longest("user", t.User, LongestWord),
        t.User is { } user && !IsWord(user) ? Malformed("user", "letters, digits and -_.+ only", user) : null,
        t.User is not null && t.Password is null ? FieldFault.Missing("password") : Check.Longest("password", t.Password, LongestWord),
        t.Register && (t.Host is null || t.User is null) ? FieldFault.EitherOr("register", "only with host, user and password", "host", "user") : null,
        Check.Range("priority", t.Priority, 1, 100),
        Check.Range("weight", t.Weight, 1, 100),
        Check.Range("maxCalls", t.MaxCalls, 1, 100_000),
        Check.Range("maxCallsPerSecond", t.MaxCallsPerSecond, 1, 100_000),
        t.Codecs.FirstOrDefault(c => !Codecs.Contains(c)) is not null ? FieldFault.NotOneOf("codecs", Codecs) : Check.Most("codecs", t.Codecs.Count, Codecs.Length),
        Rules("numberIn", t.NumberIn),
        Rules("numberOut", t.NumberOut),
        t.CallerId is { } id && (id.Length > LongestWord || !IsWord(id)) ? Malformed("callerId", $"a number, or {WithheldNumber.Word}", id) : null,
        Check.Range("keepAliveSeconds", t.KeepAliveSeconds, 0, 3600, "never"),
        Check.Most("mediaHosts", t.MediaHosts.Count, MostPerList),
        t.MediaHosts.FirstOrDefault(m => !IsNetwork(m)) is { } media
            ? Malformed("mediaHosts", $"'{media}' is no address or CIDR block such as 192.0.2.0/24", media)
            : null);

    /// <summary>An address counts as the network of itself; null for a name.</summary>
    public static IPNetwork? Network(string text) =>
        IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : null;

    private static bool IsNetwork(string text) => Network(text) is not null;

    private static bool IsHost(string text) => text.Length <= LongestHost && Uri.CheckHostName(text) != UriHostNameType.Unknown;

    private static bool IsWord(string text) => text.All(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '-' or '_' or '.');

    private static FieldFault? Rules(string field, string? text) =>
        text is not null && (text.Length > NumberRules.LongestText || NumberRules.Parse(text) is null)
            ? Malformed(field, "rules such as +49=0, +=00", text)
            : null;

    private static FieldFault Malformed(string field, string text, string value) =>
        new(field, FaultCode.Malformed, text) { Args = FieldFault.Of(("value", value)) };
}
