using System.Text;
using CallCenter.SipStack.Messages;

namespace CallCenter.SipStack.Tests.Support;

/// <summary>Messages as text.</summary>
internal static class Raw
{
    private static readonly SipMessagePool Pool = new();

    public const string Invite = """
        INVITE sip:1000@10.0.0.2 SIP/2.0
        Via: SIP/2.0/UDP 10.0.0.1:5060;branch=z9hG4bK776asdhds;rport
        Max-Forwards: 70
        From: "Alice" <sip:alice@10.0.0.1>;tag=1928301774
        To: <sip:1000@10.0.0.2>
        Call-ID: a84b4c76e66710@pc33.example.com
        CSeq: 314159 INVITE
        Contact: <sip:alice@10.0.0.1:5060>
        Allow: INVITE, ACK, CANCEL, BYE, OPTIONS, INFO, UPDATE, REFER, NOTIFY
        User-Agent: softphone 1.0
        Content-Type: application/sdp
        Content-Length: 136

        v=0
        o=- 1 1 IN IP4 10.0.0.1
        s=-
        c=IN IP4 10.0.0.1
        t=0 0
        m=audio 4000 RTP/AVP 0 101
        a=rtpmap:101 telephone-event/8000
        a=sendrecv

        """;

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text.Replace("\r\n", "\n").Replace("\n", "\r\n"));

    public static SipMessage Parse(string text) => Parse(Bytes(text));

    public static SipMessage Parse(byte[] bytes)
    {
        var message = Pool.Parse(bytes);
        message.Retain();
        return message;
    }

    public static string Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);

    public static byte[] Torture(string name, string rfc = "rfc4475") =>
        File.ReadAllBytes(Path.Combine(TestContext.CurrentContext.TestDirectory, "Vectors", rfc, name + ".dat"));

    public static IEnumerable<string> TortureNames(string rfc = "rfc4475") =>
        Directory.EnumerateFiles(Path.Combine(TestContext.CurrentContext.TestDirectory, "Vectors", rfc), "*.dat")
            .Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal);
}
