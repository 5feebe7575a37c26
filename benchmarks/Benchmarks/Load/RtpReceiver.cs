using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace CallCenter.Benchmarks.Load;

/// <summary>
/// One socket that receives every stream and notes the kernel's time of each packet, so that a late reader does not look like a late sender.
/// Streams are told apart by the port that they come from.
/// </summary>
internal sealed class RtpReceiver : IDisposable
{
    private const int SolSocket = 1;
    private const int SendBufferForce = 32;
    private const int ReceiveBufferForce = 33;
    private const int TimestampNs = 35;
    private const int BufferBytes = 64 << 20;

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly Thread _reader;
    private readonly Lock _gate = new();
    private readonly Dictionary<int, StreamTimes> _streams = [];
    private volatile bool _ended;

    public RtpReceiver()
    {
        _socket.SetRawSocketOption(SolSocket, TimestampNs, BitConverter.GetBytes(1));
        _socket.SetRawSocketOption(SolSocket, ReceiveBufferForce, BitConverter.GetBytes(BufferBytes));
        _socket.SetRawSocketOption(SolSocket, SendBufferForce, BitConverter.GetBytes(BufferBytes));
        _socket.ReceiveTimeout = 200;
        _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _reader = new Thread(Read) { Name = "rtp receiver", Priority = ThreadPriority.Highest };
        _reader.Start();
    }

    /// <param name="port">that it came from.</param>
    public delegate void Datagram(int port, ReadOnlySpan<byte> datagram);

    public int Port => ((IPEndPoint)_socket.LocalEndPoint!).Port;

    /// <summary>Gets what is no RTP; on the reading thread.</summary>
    public Datagram? Others { get; set; }

    /// <summary>Gets the first packet of each stream after <see cref="Begin"/>; on the reading thread.</summary>
    public Datagram? Firsts { get; set; }

    public void Send(int port, ReadOnlySpan<byte> datagram) => _socket.SendTo(datagram, new IPEndPoint(IPAddress.Loopback, port));

    public void Send(DatagramBatch batch) => batch.Send(_socket);

    /// <summary>Forgets what came so far.</summary>
    public void Begin()
    {
        lock (_gate)
        {
            _streams.Clear();
        }
    }

    public IReadOnlyList<StreamTimes> End()
    {
        lock (_gate)
        {
            StreamTimes[] streams = [.. _streams.Values];
            _streams.Clear();
            return streams;
        }
    }

    public void Dispose()
    {
        _ended = true;
        _reader.Join();
        _socket.Dispose();
    }

    private void Read()
    {
        using var batch = new DatagramBatch();
        while (!_ended)
        {
            batch.Receive(_socket);
            lock (_gate)
            {
                for (var i = 0; i < batch.Count; i++)
                {
                    Take(batch.PortOf(i), batch.TimeOf(i), batch[i]);
                }
            }
        }
    }

    private void Take(int port, long nanoseconds, ReadOnlySpan<byte> packet)
    {
        if (packet.Length < 12 || packet[0] >> 6 != 2)
        {
            Others?.Invoke(port, packet);
            return;
        }

        // RTCP
        if (packet[1] is >= 200 and <= 207)
        {
            return;
        }

        if (!_streams.TryGetValue(port, out var stream))
        {
            _streams[port] = stream = new StreamTimes();
            Firsts?.Invoke(port, packet);
        }

        stream.Add(nanoseconds, BinaryPrimitives.ReadUInt16BigEndian(packet[2..]));
    }
}
