using System.Buffers.Binary;
using System.Text;

namespace CallCenter.EndToEnd.Tests.Peers;

/// <summary>What is damaged: the torture messages of RFC 4475, everyday requests, and RTP and RTCP packets of a call.</summary>
internal static class HostileMessages
{
    public static IReadOnlyList<byte[]> TortureMessages() =>
    [
        .. Directory.GetFiles(Path.Combine(ServerProcess.RepositoryRoot, "tests", "SipStack.Tests", "Vectors", "rfc4475"), "*.dat")
            .Order(StringComparer.Ordinal).Select(File.ReadAllBytes),
    ];

    /// <summary>A request as a phone at <paramref name="address"/> sends it; each <paramref name="number"/> is a call of its own.</summary>
    public static byte[] Request(string method, string address, int number)
    {
        const string Offer = "v=0\r\no=- 1 1 IN IP4 ADDRESS\r\ns=-\r\nc=IN IP4 ADDRESS\r\nt=0 0\r\nm=audio 9000 RTP/AVP 0 8 101\r\n"
            + "a=rtpmap:0 PCMU/8000\r\na=rtpmap:8 PCMA/8000\r\na=rtpmap:101 telephone-event/8000\r\na=fmtp:101 0-15\r\na=ptime:20\r\na=sendrecv\r\n";
        var body = method switch
        {
            "INVITE" or "UPDATE" => Offer,
            "INFO" => "Signal=5\r\nDuration=160\r\n",
            _ => "",
        };
        var type = method == "INFO" ? "application/dtmf-relay" : "application/sdp";
        var text = $"{method} sip:1000@cti.test SIP/2.0\r\nVia: SIP/2.0/UDP ADDRESS:9999;branch=z9hG4bK{number}x;rport\r\nMax-Forwards: 70\r\n"
            + $"From: \"Mallory\" <sip:2002@cti.test>;tag=m{number}\r\nTo: <sip:1000@cti.test>{(method is "INVITE" or "REGISTER" ? "" : ";tag=t1")}\r\n"
            + $"Call-ID: damaged-{number}\r\nCSeq: {number} {method}\r\nContact: <sip:m@ADDRESS:9999>;expires=60\r\n"
            + "Record-Route: <sip:ADDRESS:9998;lr>\r\nAllow: INVITE, ACK, CANCEL, BYE, OPTIONS, INFO\r\nSupported: timer, 100rel\r\n"
            + "Authorization: Digest username=\"2002\", realm=\"cti.test\", nonce=\"abc\", uri=\"sip:cti.test\", response=\"00000000000000000000000000000000\"\r\n"
            + (body.Length == 0 ? "" : $"Content-Type: {type}\r\n");
        body = body.Replace("ADDRESS", address, StringComparison.Ordinal);
        return Encoding.ASCII.GetBytes(text.Replace("ADDRESS", address, StringComparison.Ordinal) + $"Content-Length: {body.Length}\r\n\r\n{body}");
    }

    public static IReadOnlyList<byte[]> RtpPackets()
    {
        var voice = Rtp(payloadType: 0, payload: new byte[160]);
        var alaw = Rtp(payloadType: 8, payload: new byte[160]);
        var digit = Rtp(payloadType: 101, payload: [1, 0x8a, 0x03, 0x20]);
        byte[] extended = [0x90, 0, 0, 3, 0, 0, 3, 0xc0, 1, 2, 3, 4, 0xbe, 0xde, 0, 1, 0x10, 0xff, 0, 0, .. new byte[160]];
        byte[] padded = [0xa0, 0, 0, 4, 0, 0, 4, 0x60, 1, 2, 3, 4, .. new byte[159], 4];
        return [voice, alaw, digit, extended, padded];
    }

    public static IReadOnlyList<byte[]> RtcpPackets()
    {
        byte[] receiverReport = [0x81, 201, 0, 7, 1, 2, 3, 4, 5, 6, 7, 8, 0, 0, 0, 0, 0, 0, 0, 9, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0];
        byte[] senderReport = [0x80, 200, 0, 6, 1, 2, 3, 4, .. new byte[20]];
        byte[] description = [0x81, 202, 0, 3, 1, 2, 3, 4, 1, 3, (byte)'m', (byte)'a', (byte)'l', 0, 0, 0];
        byte[] goodbye = [0x81, 203, 0, 1, 1, 2, 3, 4];
        return [receiverReport, [.. senderReport, .. description], [.. senderReport, .. description, .. goodbye], [.. receiverReport, .. goodbye]];
    }

    private static byte[] Rtp(byte payloadType, byte[] payload)
    {
        byte[] packet = [0x80, payloadType, .. new byte[10], .. payload];
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), 1000);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(4), 160_000);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(8), 0x01020304);
        return packet;
    }
}
