using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using CallCenter.MediaStack.Codecs;
using CallCenter.MediaStack.Dtls;
using CallCenter.MediaStack.Rtp;
using CallCenter.MediaStack.Srtp;
using CallCenter.MediaStack.Tests.Ice;

namespace CallCenter.Benchmarks.Browser;

/// <summary>
/// What a browser is to the server: an offer with ICE and DTLS, connectivity checks every two seconds, a handshake, protected sound both ways. What it
/// hears it counts and does not open: that would only cost the measuring machine.
/// </summary>
internal sealed partial class BrowserPeer : IDtlsOwner, IDisposable
{
    private static readonly TimeSpan CheckEvery = TimeSpan.FromSeconds(2);

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SrtpGuard _guard = new(TimeProvider.System);
    private readonly DtlsEndpoint _endpoint;
    private readonly byte[] _packet = new byte[2048];
    private readonly bool _opus;
    private readonly Lock _gate = new();
    private DtlsAssociation? _association;
    private IPEndPoint? _server;
    private string _username = "";
    private string _password = "";
    private long _nextCheck;
    private ushort _sequence;
    private int _heard;

    /// <param name="opus">its sound is Opus, as browsers wish for first; else G.711.</param>
    public BrowserPeer(DtlsEndpoint endpoint, bool opus)
    {
        (_endpoint, _opus) = (endpoint, opus);
        _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _socket.Blocking = false;
    }

    /// <summary>Packets of sound that have come.</summary>
    public int Heard => Volatile.Read(ref _heard);

    public Socket Socket => _socket;

    /// <summary>Offers itself and waits until sound can flow.</summary>
    /// <param name="ask">brings the offer to the server; its answer.</param>
    public async Task OpenAsync(Func<string, Task<string>> ask)
    {
        var answer = await ask(Offer());
        (_username, _password) = ($"{Value(answer, "ice-ufrag")}:peer", Value(answer, "ice-pwd"));
        _server = new IPEndPoint(IPAddress.Loopback, int.Parse(Candidate().Match(answer).Groups[1].Value, CultureInfo.InvariantCulture));
        if (!CertificateFingerprint.TryParse(Value(answer, "fingerprint"), out var theirs))
        {
            throw new InvalidOperationException($"no fingerprint in\n{answer}");
        }

        Check();
        _association = new DtlsAssociation(_endpoint, this, theirs, weConnect: true);
        _association.Begin();
        await _ready.Task.WaitAsync(TimeSpan.FromSeconds(20));
    }

    /// <summary>Every 20 ms: the next packet of sound, and a check when it is time.</summary>
    public void Tick(long tick, byte[] payload)
    {
        if (_server is null)
        {
            return;
        }

        if (tick >= _nextCheck)
        {
            _nextCheck = tick + ((long)CheckEvery.TotalSeconds * 50);
            Check();
        }

        RtpPacket.TryWriteHeader(_packet, _opus ? 111 : 0, false, _sequence, (uint)(_sequence * (_opus ? 960 : 160)), 0x1000);
        _sequence++;
        payload.CopyTo(_packet.AsSpan(RtpPacket.HeaderSize));
        if (_guard.ProtectRtp(_packet, RtpPacket.HeaderSize + payload.Length) is > 0 and var length)
        {
            Send(_packet.AsSpan(0, length));
        }
    }

    /// <summary>A datagram has come.</summary>
    public void Received(ReadOnlySpan<byte> datagram)
    {
        if (datagram.Length > 0 && datagram[0] is >= 20 and <= 63)
        {
            _association?.Received(datagram);
        }
        else if (datagram.Length > 12 && datagram[0] >> 6 == 2 && datagram[1] is < 192 or > 223)
        {
            _heard++;
        }
    }

    public void SendDtls(ReadOnlySpan<byte> datagram) => Send(datagram);

    public void KeysAgreed(DtlsKeys keys)
    {
        _guard.SendWith(keys.Profile, keys.Ours);
        _ready.TrySetResult();
    }

    public void HandshakeFailed() => _ready.TrySetException(new InvalidOperationException("no keys were agreed"));

    public void DtlsClosed()
    {
    }

    public void Dispose()
    {
        _association?.Dispose();
        _guard.Dispose();
        _socket.Dispose();
    }

    private void Check() => Send(StunClient.Check(_username, _password, nominate: true));

    private void Send(ReadOnlySpan<byte> datagram)
    {
        lock (_gate)
        {
            try
            {
                _socket.SendTo(datagram, SocketFlags.None, _server!);
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                // the call is over
            }
        }
    }

    private string Offer() => $"v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\na=group:BUNDLE 0\r\nm=audio 9 UDP/TLS/RTP/SAVPF {(_opus ? "111" : "0")} 126\r\n"
        + "c=IN IP4 0.0.0.0\r\na=mid:0\r\na=rtcp-mux\r\na=sendrecv\r\na=ice-ufrag:peer\r\na=ice-pwd:0123456789abcdefghijkl\r\na=setup:actpass\r\n"
        + $"a=fingerprint:{_endpoint.Identity.Fingerprint}\r\n{(_opus ? "a=rtpmap:111 opus/48000/2\r\n" : "a=rtpmap:0 PCMU/8000\r\n")}a=rtpmap:126 telephone-event/8000\r\n";

    private static string Value(string sdp, string name) =>
        sdp.Split("\r\n").First(line => line.StartsWith($"a={name}:", StringComparison.Ordinal))[(name.Length + 3)..];

    [GeneratedRegex(@"a=candidate:\S+ 1 UDP \d+ 127\.0\.0\.1 (\d+)")]
    private static partial Regex Candidate();
}
