using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace CallCenter.CallControl.Tests.Support;

/// <summary>A telephone that sends exactly the lines that a test writes, by UDP; it answers a challenge when it has a password.</summary>
internal sealed partial class RawPhone(IPEndPoint server, string? user = null, string? password = null) : IDisposable
{
    private readonly UdpClient _socket = Bind();

    private int _calls;

    public int MaxForwards { get; init; } = 70;

    public string Address => _socket.Client.LocalEndPoint!.ToString()!;

    /// <summary>Sends an INVITE and waits for its final answer.</summary>
    /// <param name="more">header lines.</param>
    /// <returns>the Call-ID and the status.</returns>
    public async Task<(string CallId, int Status)> InviteAsync(string requestUri, string from, string? to = null, params string[] more)
    {
        var callId = $"raw-{_socket.Client.LocalEndPoint}-{++_calls}";
        var (status, answer) = await SendAsync(requestUri, from, to, callId, 1, more);
        if (status == 401 && password is not null)
        {
            (status, _) = await SendAsync(requestUri, from, to, callId, 2, [.. more, Authorization(answer, requestUri)]);
        }

        return (callId, status);
    }

    public void Dispose() => _socket.Dispose();

    private static UdpClient Bind() => new(new IPEndPoint(IPAddress.Loopback, 0));

    private async Task<(int Status, string Answer)> SendAsync(string requestUri, string from, string? to, string callId, int cseq, string[] more)
    {
        const string Sdp = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 40000 RTP/AVP 0\r\n";
        var text = $"INVITE {requestUri} SIP/2.0\r\nVia: SIP/2.0/UDP {Address};branch=z9hG4bK{callId}-{cseq};rport\r\nMax-Forwards: {MaxForwards}\r\n"
            + $"From: {from};tag=raw\r\nTo: {to ?? "<sip:100@127.0.0.1>"}\r\nCall-ID: {callId}\r\nCSeq: {cseq} INVITE\r\nContact: <sip:raw@{Address}>\r\n"
            + string.Concat(more.Select(line => line + "\r\n")) + $"Content-Type: application/sdp\r\nContent-Length: {Sdp.Length}\r\n\r\n{Sdp}";
        await _socket.SendAsync(Encoding.UTF8.GetBytes(text), server);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (true)
        {
            var answer = Encoding.UTF8.GetString((await _socket.ReceiveAsync(patience.Token)).Buffer);
            if (answer.StartsWith("SIP/2.0 ", StringComparison.Ordinal) && answer.Contains($"CSeq: {cseq} INVITE") && answer.Contains(callId)
                && answer[8] != '1')
            {
                await AcknowledgeAsync(requestUri, from, callId, cseq, answer);
                return (int.Parse(answer.AsSpan(8, 3), null), answer);
            }
        }
    }

    private async Task AcknowledgeAsync(string requestUri, string from, string callId, int cseq, string answer) => await _socket.SendAsync(
        Encoding.UTF8.GetBytes($"ACK {requestUri} SIP/2.0\r\nVia: SIP/2.0/UDP {Address};branch=z9hG4bK{callId}-{cseq};rport\r\nMax-Forwards: 70\r\n"
            + $"From: {from};tag=raw\r\n{ToLine().Match(answer).Value}\r\nCall-ID: {callId}\r\nCSeq: {cseq} ACK\r\nContent-Length: 0\r\n\r\n"),
        server);

    private string Authorization(string challenge, string uri)
    {
        var (realm, nonce) = (Value(challenge, "realm"), Value(challenge, "nonce"));
        var response = Md5($"{Md5($"{user}:{realm}:{password}")}:{nonce}:00000001:c:auth:{Md5($"INVITE:{uri}")}");
        return $"Authorization: Digest username=\"{user}\", realm=\"{realm}\", nonce=\"{nonce}\", uri=\"{uri}\", qop=auth, nc=00000001, cnonce=\"c\", response=\"{response}\"";
    }

    private static string Value(string challenge, string name) => Regex.Match(challenge, $"{name}=\"([^\"]*)\"").Groups[1].Value;

    private static string Md5(string text) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text)));

    [GeneratedRegex("^To:.*?(?=\r$)", RegexOptions.Multiline)]
    private static partial Regex ToLine();
}
