using System.Text;

namespace CallCenter.SipStack.Messages;

/// <summary>
/// The one table of transport kinds: what each is called in Via and in URIs (RFC 3261 §19.1, RFC 7118), its default port, and the names
/// that it has in DNS (RFC 3263 §4.1).
/// </summary>
public static class TransportKinds
{
    // in the order of the enumeration
    private static readonly Row[] Rows =
    [
        new("udp", "sip", "", 5060, IsReliable: false, IsSecure: false, "SIP+D2U", "_sip._udp"),
        new("tcp", "sip", "transport=tcp", 5060, IsReliable: true, IsSecure: false, "SIP+D2T", "_sip._tcp"),
        // "sip:" with transport=tls is what telephones and carriers read; "sips:" asks for TLS on every hop
        new("tls", "sip", "transport=tls", 5061, IsReliable: true, IsSecure: true, "SIPS+D2T", "_sips._tcp"),
        new("ws", "sip", "transport=ws", 80, IsReliable: true, IsSecure: false, "SIP+D2W", "_sip._ws"),
        new("wss", "sips", "transport=ws", 443, IsReliable: true, IsSecure: true, "SIPS+D2W", "_sips._wss"),
    ];

    private sealed record Row(string Name, string Scheme, string Parameter, int Port, bool IsReliable, bool IsSecure, string Naptr, string Srv)
    {
        public byte[] InVia { get; } = Encoding.ASCII.GetBytes(Name.ToUpperInvariant());

        public byte[] BeforeUser { get; } = Encoding.ASCII.GetBytes(Scheme + ":");

        public byte[] AfterHost { get; } = Encoding.ASCII.GetBytes(Parameter.Length == 0 ? "" : ";" + Parameter);
    }

    /// <summary>Never retransmitted by transactions, and answered over the connection that it came on.</summary>
    public static bool IsReliable(this TransportKind kind) => Rows[(int)kind].IsReliable;

    /// <summary>What travels by it is encrypted, and the called side shows a certificate.</summary>
    public static bool IsSecure(this TransportKind kind) => Rows[(int)kind].IsSecure;

    /// <summary>Connections can be made by it from here; a browser's are made by the browser alone (RFC 7118 §5.2).</summary>
    public static bool IsCalled(this TransportKind kind) => kind is not (TransportKind.Ws or TransportKind.Wss);

    /// <summary>Lower case, as in a URI's transport parameter and in settings.</summary>
    public static string Name(this TransportKind kind) => Rows[(int)kind].Name;

    public static int DefaultPort(this TransportKind kind) => Rows[(int)kind].Port;

    /// <summary>Parameters of a URI whose host is to be reached so: "transport=tcp"; empty where nothing needs saying.</summary>
    public static string UriParameter(this TransportKind kind) => Rows[(int)kind].Parameter;

    /// <summary>By <see cref="Name"/>; null for any other word.</summary>
    public static TransportKind? Find(string name)
    {
        var at = Array.FindIndex(Rows, row => row.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        return at < 0 ? null : (TransportKind)at;
    }

    /// <summary>The kind that a URI's scheme and transport parameter ask for; null when there is no such transport.</summary>
    /// <param name="otherwise">what a URI without the parameter means; a sips URI always means TLS.</param>
    public static TransportKind? AskedBy(SipUri uri, TransportKind otherwise = TransportKind.Udp)
    {
        var secure = uri.Scheme == "sips";
        if (uri.Parameter("transport") is not { Length: > 0 } name)
        {
            return secure ? TransportKind.Tls : otherwise;
        }

        return (Find(name), secure) switch
        {
            (TransportKind.Tcp, true) => TransportKind.Tls,
            (TransportKind.Ws, true) => TransportKind.Wss,
            (TransportKind.Udp, true) => null,
            (var kind, _) => kind,
        };
    }

    /// <summary>"SIP+D2T": the service of a NAPTR record.</summary>
    internal static string NaptrService(this TransportKind kind) => Rows[(int)kind].Naptr;

    /// <summary>"_sip._tcp": what an SRV name begins with.</summary>
    internal static string SrvPrefix(this TransportKind kind) => Rows[(int)kind].Srv;

    internal static ReadOnlySpan<byte> InVia(this TransportKind kind) => Rows[(int)kind].InVia;

    /// <summary>"sip:" and ";transport=tcp": what stands around user and host in a Contact that is reached so.</summary>
    internal static (byte[] BeforeUser, byte[] AfterHost) InContact(this TransportKind kind) =>
        (Rows[(int)kind].BeforeUser, Rows[(int)kind].AfterHost);
}
