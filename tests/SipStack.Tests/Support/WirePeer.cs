using System.Net;
using System.Text;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Transport;

namespace CallCenter.SipStack.Tests.Support;

/// <summary>A peer that says exactly what the test writes, and shows exactly what it was told.</summary>
internal sealed class WirePeer(MemoryNetwork network, IPEndPoint address) : IMessageReceiver
{
    public IPEndPoint Address { get; } = address;

    public List<SipMessage> Received { get; } = [];

    public SipMessage Last => Received[^1];

    /// <summary>Empty lines that came.</summary>
    public int KeepAlives { get; private set; }

    public void OnMessage(ReadOnlySpan<byte> message, Hop source, Action? taken = null)
    {
        if (message.SequenceEqual("\r\n\r\n"u8))
        {
            KeepAlives++;
            return;
        }

        Received.Add(Raw.Parse(message.ToArray()));
    }

    public void Send(Party to, string text) => network.Carry(Raw.Bytes(text), Address, to.Address);

    public void OnClosed(long flow) => throw new InvalidOperationException("datagrams have no connections");

    /// <summary>A request with everything that it must have; more header lines before the empty line.</summary>
    public void Request(Party to, string method, uint cseq, string toTag = "", string more = "", string body = "", string? branch = null,
        string callId = "wire-1", string? uri = null, string user = "wire")
    {
        more = more.Length > 0 ? more + "\n" : "";
        more += body.Length > 0 && !more.Contains("Content-Type") ? "Content-Type: application/sdp\n" : "";
        Send(to, $"{method} {uri ?? to.Uri.ToString()} SIP/2.0\nVia: SIP/2.0/UDP {Address};branch=z9hG4bK{branch ?? $"{callId}-{method}-{cseq}"}\nMax-Forwards: 70\n"
            + $"From: <sip:{user}@{Address}>;tag=w1\nTo: <{to.Uri}>{(toTag.Length > 0 ? ";tag=" + toTag : "")}\nCall-ID: {callId}\nCSeq: {cseq} {method}\n"
            + $"{(more.Contains("Contact:") ? "" : $"Contact: <sip:wire@{Address}>\n")}{more}Content-Length: {Encoding.UTF8.GetByteCount(body)}\n\n{body}");
    }

    /// <summary>Answers a request that was received.</summary>
    public void Respond(Party to, SipMessage request, int status, string toTag = "", string more = "", string body = "")
    {
        var text = new StringBuilder($"SIP/2.0 {status} X\n");
        foreach (ref readonly var header in request.Headers)
        {
            if (header.Id is HeaderId.Via or HeaderId.From or HeaderId.To or HeaderId.CallId or HeaderId.CSeq)
            {
                var tag = header.Id == HeaderId.To && toTag.Length > 0 && request.ToTag.IsEmpty ? $";tag={toTag}" : "";
                text.Append(Raw.Text(request[header.Name])).Append(": ").Append(Raw.Text(request[header.Value])).Append(tag).Append('\n');
            }
        }

        text.Append(more.Length > 0 ? more + "\n" : "");
        text.Append(body.Length > 0 && !more.Contains("Content-Type") ? "Content-Type: application/sdp\n" : "").Append("Content-Length: ").Append(body.Length).Append("\n\n").Append(body);
        Send(to, text.ToString());
    }

    /// <summary>What came last, as "INVITE" or "200 INVITE".</summary>
    public string LastStart => Start(Last);

    public IEnumerable<string> Starts => Received.Select(Start);

    private static string Start(SipMessage message) =>
        message.IsRequest ? Raw.Text(message.MethodText) : $"{message.Status} {Raw.Text(message.CSeqMethod.Name())}";
}
