using System.Net;
using System.Text;
using BenchmarkDotNet.Attributes;
using CallCenter.SipStack.Messages;

namespace CallCenter.Benchmarks.Sip;

/// <summary>What one SIP message costs: reading it from the wire, and writing an answer to it.</summary>
[MemoryDiagnoser]
public class SipMessageBenchmarks
{
    private const string Sdp = """
        v=0
        o=phone 53655765 2353687637 IN IP4 192.0.2.10
        s=-
        c=IN IP4 192.0.2.10
        t=0 0
        m=audio 40000 RTP/AVP 0 8 101
        a=rtpmap:0 PCMU/8000
        a=rtpmap:8 PCMA/8000
        a=rtpmap:101 telephone-event/8000
        a=fmtp:101 0-15
        a=ptime:20
        a=sendrecv

        """;

    private readonly SipMessagePool _pool = new();
    private readonly byte[] _invite = Wire("""
        INVITE sip:1000@198.51.100.1:5060 SIP/2.0
        Via: SIP/2.0/UDP 192.0.2.10:5060;branch=z9hG4bK-524287-1-0;rport
        Max-Forwards: 70
        From: "Phone" <sip:2001@callcenter.example>;tag=4711c1
        To: <sip:1000@callcenter.example>
        Call-ID: 1-4711@192.0.2.10
        CSeq: 1 INVITE
        Contact: <sip:2001@192.0.2.10:5060;transport=udp>
        Allow: INVITE, ACK, CANCEL, BYE, OPTIONS, INFO, UPDATE, REFER, NOTIFY
        User-Agent: Phone/1.0
        Content-Type: application/sdp

        """, Sdp);

    private readonly byte[] _ok = Wire("""
        SIP/2.0 200 OK
        Via: SIP/2.0/UDP 192.0.2.10:5060;branch=z9hG4bK-524287-1-0;rport=5060;received=192.0.2.10
        From: "Phone" <sip:2001@callcenter.example>;tag=4711c1
        To: <sip:1000@callcenter.example>;tag=a6c85cf
        Call-ID: 1-4711@192.0.2.10
        CSeq: 1 INVITE
        Contact: <sip:198.51.100.1:5060>
        Content-Type: application/sdp

        """, Sdp);

    private readonly byte[] _bye = Wire("""
        BYE sip:198.51.100.1:5060 SIP/2.0
        Via: SIP/2.0/UDP 192.0.2.10:5060;branch=z9hG4bK-524287-1-9;rport
        Max-Forwards: 70
        From: "Phone" <sip:2001@callcenter.example>;tag=4711c1
        To: <sip:1000@callcenter.example>;tag=a6c85cf
        Call-ID: 1-4711@192.0.2.10
        CSeq: 2 BYE

        """, "");

    private readonly SipBody _body = new("application/sdp", Encoding.ASCII.GetBytes(Sdp));
    private SipMessage _request = null!;

    [GlobalSetup]
    public void Receive()
    {
        _request = _pool.Parse(_invite);
        _request.Source = new Hop(TransportKind.Udp, new IPEndPoint(IPAddress.Parse("192.0.2.10"), 5060));
    }

    [Benchmark(Description = "read INVITE with SDP")]
    public SipMethod ReadInvite() => Read(_invite);

    [Benchmark(Description = "read 200 with SDP")]
    public SipMethod ReadOk() => Read(_ok);

    [Benchmark(Description = "read BYE")]
    public SipMethod ReadBye() => Read(_bye);

    [Benchmark(Description = "write 100 Trying")]
    public int WriteTrying() => Finish(ResponseWriter.Begin(_request, 100, null, 0).End());

    [Benchmark(Description = "write 200 with SDP")]
    public int WriteOk()
    {
        var writer = ResponseWriter.Begin(_request, 200, null, 0xA6C85CF, _body.Content.Length);
        writer.Header(HeaderId.Contact, "<sip:198.51.100.1:5060>"u8);
        return Finish(writer.End(_body));
    }

    private SipMethod Read(byte[] wire)
    {
        var message = _pool.Parse(wire);
        var method = message.Error == SipParseError.None ? message.CSeqMethod : throw new InvalidDataException(message.Error.ToString());
        _pool.Release(message);
        return method;
    }

    private static int Finish(SipPacket packet)
    {
        var length = packet.Length;
        packet.Release();
        return length;
    }

    private static byte[] Wire(string head, string body)
    {
        body = body.ReplaceLineEndings("\r\n");
        return Encoding.ASCII.GetBytes($"{head.ReplaceLineEndings("\r\n")}Content-Length: {body.Length}\r\n\r\n{body}");
    }
}
