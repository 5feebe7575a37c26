using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Transport;

namespace CallCenter.SipStack.Transactions;

/// <summary>The beginning of every own request: start line, Via and Max-Forwards (RFC 3261 §8.1.1).</summary>
internal static class RequestWriter
{
    private const int UsualSize = 1024;

    public static SipWriter Begin(TransportLayer transports, SipMethod method, ReadOnlySpan<byte> uri, Hop hop, ulong branch, int maxForwards, int extraSize = 0)
    {
        var writer = new SipWriter(UsualSize + extraSize);
        writer.Write(method.Name());
        writer.Write((byte)' ');
        writer.Write(uri);
        writer.Write(" SIP/2.0\r\nVia: SIP/2.0/"u8);
        writer.Write(hop.Transport.InVia());
        writer.Write((byte)' ');
        writer.Write(transports.LocalHost(hop));
        writer.Write((byte)':');
        writer.Write(transports.LocalPort(hop));
        writer.Write(";branch=z9hG4bK"u8);
        writer.WriteHex(branch);
        writer.Write(";rport"u8);
        if (hop.Transport == TransportKind.Tls)
        {
            // who cannot connect to us may send us requests by this connection (RFC 5923 §5)
            writer.Write(";alias"u8);
        }

        writer.Write("\r\nMax-Forwards: "u8);
        writer.Write(maxForwards);
        writer.Write("\r\n"u8);
        return writer;
    }

    /// <summary>"Contact: &lt;sip:user@host:port;transport=tcp&gt;" as the peer reaches this side.</summary>
    public static void WriteContact(this ref SipWriter writer, TransportLayer transports, Hop hop, ReadOnlySpan<byte> user)
    {
        var (beforeUser, afterHost) = hop.Transport.InContact();
        writer.Begin(HeaderId.Contact);
        writer.Write((byte)'<');
        writer.Write(beforeUser);
        if (!user.IsEmpty)
        {
            writer.Write(user);
            writer.Write((byte)'@');
        }

        writer.Write(transports.LocalHost(hop));
        writer.Write((byte)':');
        writer.Write(transports.LocalPort(hop));
        writer.Write(afterHost);
        writer.Write(">\r\n"u8);
    }
}
