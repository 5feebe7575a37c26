using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Transport;

namespace CallCenter.SipStack.Transactions;

/// <summary>The beginning of every own request: start line, Via and Max-Forwards (RFC 3261 §8.1.1).</summary>
internal static class RequestWriter
{
    private const int UsualSize = 1024;

    public static SipWriter Begin(TransportLayer transports, SipMethod method, ReadOnlySpan<byte> uri, Hop hop, ulong branch, int extraSize = 0)
    {
        var writer = new SipWriter(UsualSize + extraSize);
        writer.Write(method.Name());
        writer.Write((byte)' ');
        writer.Write(uri);
        writer.Write(" SIP/2.0\r\nVia: SIP/2.0/"u8);
        writer.Write(NameInVia(hop.Transport));
        writer.Write((byte)' ');
        writer.Write(transports.LocalHost(hop));
        writer.Write((byte)':');
        writer.Write(transports.LocalPort(hop));
        writer.Write(";branch=z9hG4bK"u8);
        writer.WriteHex(branch);
        writer.Write(";rport\r\nMax-Forwards: 70\r\n"u8);
        return writer;
    }

    /// <summary>"Contact: &lt;sip:user@host:port;transport=tcp&gt;" as the peer reaches this side.</summary>
    public static void WriteContact(this ref SipWriter writer, TransportLayer transports, Hop hop, ReadOnlySpan<byte> user)
    {
        writer.Begin(HeaderId.Contact);
        writer.Write("<sip:"u8);
        if (!user.IsEmpty)
        {
            writer.Write(user);
            writer.Write((byte)'@');
        }

        writer.Write(transports.LocalHost(hop));
        writer.Write((byte)':');
        writer.Write(transports.LocalPort(hop));
        if (hop.Transport != TransportKind.Udp)
        {
            writer.Write(";transport="u8);
            writer.Write(NameInUri(hop.Transport));
        }

        writer.Write(">\r\n"u8);
    }

    private static ReadOnlySpan<byte> NameInVia(TransportKind kind) => kind switch
    {
        TransportKind.Udp => "UDP"u8,
        TransportKind.Tcp => "TCP"u8,
        TransportKind.Tls => "TLS"u8,
        TransportKind.Ws => "WS"u8,
        _ => "WSS"u8,
    };

    private static ReadOnlySpan<byte> NameInUri(TransportKind kind) => kind switch
    {
        TransportKind.Tcp => "tcp"u8,
        TransportKind.Tls => "tls"u8,
        _ => "ws"u8,
    };
}
