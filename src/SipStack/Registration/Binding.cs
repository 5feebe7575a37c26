using System.Net;
using CallCenter.SipStack.Messages;

namespace CallCenter.SipStack.Registration;

/// <summary>One contact of one user (RFC 3261 §10).</summary>
/// <param name="User">user part of the address of record, lower case.</param>
/// <param name="Contact">Request-URI of calls to it.</param>
/// <param name="Route">to be given to <c>OutgoingCall.Via</c>: its connection, or the address that it registered from; null = where the contact says, which is at that address too.</param>
/// <param name="Source">where the REGISTER came from.</param>
/// <param name="Q">0 to 1; higher first.</param>
public sealed record Binding(string User, SipUri Contact, Hop? Route, IPEndPoint Source, double Q, DateTimeOffset ExpiresAt, string CallId,
    uint CSeq, string? UserAgent = null)
{
    /// <summary>The telephone itself whatever its address is (+sip.instance, quotes included; RFC 5626 §4.1); null when it does not say.</summary>
    public string? Instance { get; init; }

    /// <summary>Proxies that its calls have to pass, Route values in their order (Path, RFC 3327); empty = it registered without.</summary>
    public IReadOnlyList<string> Path { get; init; } = [];

    /// <summary>Where it is called.</summary>
    public IPEndPoint Target => Route?.EndPoint
        ?? new IPEndPoint(Source.Address, Contact.Port > 0 ? Contact.Port : (TransportKinds.Find(Contact.Parameter("transport") ?? "") ?? TransportKind.Udp).DefaultPort());

    /// <summary>When this contact came; a refresh keeps it. Null when nobody knows.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Which of the telephone's ways here this is (reg-id); 0 when it has only one.</summary>
    public uint RegId { get; init; }

    /// <summary>It is called by the very way that it registered by, whatever its contact says (RFC 5626 §5.3).</summary>
    public bool IsFlow => Instance is not null && RegId > 0;

    /// <summary>It registered by UDP from another address than it says it has: something between translates addresses.</summary>
    public bool IsBehindNat => Path.Count == 0 && Route is { Transport: TransportKind.Udp }
        && !(IPAddress.TryParse(Contact.Host, out var own) && own.Equals(Source.Address));

    /// <summary>The same contact address; that of IPv6 may be written in several ways (RFC 5954 §4.2).</summary>
    public bool IsSameContact(Binding other) =>
        Contact.User == other.Contact.User && Contact.Port == other.Contact.Port
        && (Contact.Host.Equals(other.Contact.Host, StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(Contact.Host, out var address) && IPAddress.TryParse(other.Contact.Host, out var same) && address.Equals(same)))
        && (Contact.Parameter("transport") ?? "").Equals(other.Contact.Parameter("transport") ?? "", StringComparison.OrdinalIgnoreCase);

    /// <summary>The same way to the same telephone (RFC 5626 §6): one of the two is out of date.</summary>
    public bool IsSameFlow(Binding other) =>
        Instance is not null && RegId == other.RegId && Instance.Equals(other.Instance, StringComparison.OrdinalIgnoreCase);
}
