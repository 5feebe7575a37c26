using System.Net;
using System.Net.Sockets;
using CallCenter.SipStack.Diagnostics;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Nat;
using CallCenter.SipStack.Timing;

namespace CallCenter.SipStack.Transport;

/// <summary>One UDP socket and one thread that receives on it. Steady traffic allocates nothing here.</summary>
internal sealed class UdpTransport : ISipTransport
{
    /// <summary>A burst of some seconds: the process may be stopped for as long by a collection or by others' work.</summary>
    private const int SocketBuffer = 4 << 20;

    // of Linux, socket(7)
    private const int SocketLevel = 1;
    private const int ReceiveBufferForce = 33;
    private const int MemoryInfo = 55;
    private const int MemoryWords = 9;
    private const int DropsWord = 8;

    private const int MostPeers = 8192;
    private const int LargestDatagram = 65536;

    private readonly Socket _socket;
    private readonly SipLoop _loop;
    private readonly SipCounters _counters;
    private readonly Dictionary<SocketAddress, Hop> _peers = [];
    private Thread? _thread;
    private volatile bool _closing;

    public UdpTransport(IPEndPoint bind, SipLoop loop, SipCounters counters)
    {
        (_loop, _counters) = (loop, counters);
        _socket = new Socket(bind.AddressFamily, SocketType.Dgram, ProtocolType.Udp)
        {
            ReceiveBufferSize = SocketBuffer,
            SendBufferSize = SocketBuffer,
        };
        TryForceBuffer();
        try
        {
            if (bind.Address.Equals(IPAddress.IPv6Any))
            {
                _socket.DualMode = true;
            }

            _socket.Bind(bind);
        }
        catch
        {
            _socket.Dispose();
            throw;
        }

        LocalEndPoint = (IPEndPoint)_socket.LocalEndPoint!;
    }

    public TransportKind Kind => TransportKind.Udp;

    public IPEndPoint LocalEndPoint { get; }

    public int Connections => 0;

    public long Overruns
    {
        get
        {
            Span<byte> words = stackalloc byte[MemoryWords * sizeof(uint)];
            try
            {
                return _socket.GetRawSocketOption(SocketLevel, MemoryInfo, words) == words.Length ? BitConverter.ToUInt32(words[(DropsWord * sizeof(uint))..]) : 0;
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                return 0;
            }
        }
    }

    public bool IsOpen(long flow) => false;

    public void Vouch(long flow)
    {
        // Datagrams have no connection.
    }

    public void Alias(long flow, int port)
    {
        // likewise
    }

    public void Start(IMessageReceiver receiver)
    {
        _thread = new Thread(() => Receive(receiver)) { IsBackground = true, Name = "sip-udp" };
        _thread.Start();
    }

    public void Send(ReadOnlySpan<byte> message, Hop hop, ISendFailure? failure)
    {
        try
        {
            _socket.SendTo(message, SocketFlags.None, hop.Socket ??= SocketAddressOf(hop.EndPoint));
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            _counters.SendError();
            if (failure is not null)
            {
                _loop.Post(static state => ((ISendFailure)state!).OnSendFailed(), failure);
            }
        }
    }

    public ValueTask DisposeAsync()
    {
        _closing = true;
        _socket.Dispose();
        _thread?.Join(TimeSpan.FromSeconds(2));
        return ValueTask.CompletedTask;
    }

    /// <summary>Beyond net.core.rmem_max, where this process may (CAP_NET_ADMIN).</summary>
    private void TryForceBuffer()
    {
        try
        {
            _socket.SetRawSocketOption(SocketLevel, ReceiveBufferForce, BitConverter.GetBytes(SocketBuffer));
        }
        catch (SocketException)
        {
            // what the system lets everybody have stays
        }
    }

    private void Receive(IMessageReceiver receiver)
    {
        var buffer = GC.AllocateUninitializedArray<byte>(LargestDatagram, pinned: true);
        var from = new SocketAddress(_socket.AddressFamily);
        while (!_closing)
        {
            try
            {
                var length = _socket.ReceiveFrom(buffer, SocketFlags.None, from);
                if (StunBinding.IsRequest(buffer.AsSpan(0, length)))
                {
                    AnswerStun(buffer.AsSpan(0, length), from);
                }
                else
                {
                    receiver.OnMessage(buffer.AsSpan(0, length), PeerOf(from));
                }
            }
            catch (ObjectDisposedException)
            {
                return;
            }
            catch (SocketException) when (!_closing)
            {
                // ICMP errors of earlier sends come back here; the socket itself is sound.
                _counters.SendError();
            }
            catch (SocketException)
            {
                return;
            }
        }
    }

    // A telephone's keep-alive, which tells it whether its way here is still the same (RFC 5626 §3.5.2).
    private void AnswerStun(ReadOnlySpan<byte> request, SocketAddress from)
    {
        Span<byte> answer = stackalloc byte[StunBinding.LargestAnswer];
        var size = StunBinding.WriteAnswer(answer, request, PeerOf(from).EndPoint);
        _socket.SendTo(answer[..size], SocketFlags.None, from);
    }

    private Hop PeerOf(SocketAddress from)
    {
        if (_peers.TryGetValue(from, out var hop))
        {
            return hop;
        }

        if (_peers.Count >= MostPeers)
        {
            _peers.Clear();
        }

        var copy = new SocketAddress(from.Family, from.Size);
        from.Buffer[..from.Size].CopyTo(copy.Buffer);
        var any = new IPEndPoint(from.Family == AddressFamily.InterNetworkV6 ? IPAddress.IPv6Any : IPAddress.Any, 0);
        var peer = (IPEndPoint)any.Create(copy);
        if (peer.Address.IsIPv4MappedToIPv6)
        {
            peer.Address = peer.Address.MapToIPv4();
        }

        hop = new Hop(TransportKind.Udp, peer) { Socket = copy };
        _peers.Add(copy, hop);
        return hop;
    }

    private SocketAddress SocketAddressOf(IPEndPoint peer) =>
        _socket.AddressFamily == AddressFamily.InterNetworkV6 && peer.AddressFamily == AddressFamily.InterNetwork
            ? new IPEndPoint(peer.Address.MapToIPv6(), peer.Port).Serialize()
            : peer.Serialize();
}
