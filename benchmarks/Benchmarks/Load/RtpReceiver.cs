using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace CallCenter.Benchmarks.Load;

/// <summary>
/// One socket that receives every stream and notes the kernel's time of each packet, so that a late reader does not look like a late sender.
/// </summary>
internal sealed unsafe class RtpReceiver : IDisposable
{
    private const int SolSocket = 1;
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
        _socket.ReceiveTimeout = 200;
        _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _reader = new Thread(Read) { Name = "rtp receiver", Priority = ThreadPriority.Highest };
        _reader.Start();
    }

    public int Port => ((IPEndPoint)_socket.LocalEndPoint!).Port;

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
        var packet = stackalloc byte[512];
        var control = stackalloc byte[128];
        var from = stackalloc byte[16];
        var part = new IoVector { Base = packet, Length = 512 };
        while (!_ended)
        {
            var header = new MessageHeader { Name = from, NameLength = 16, Parts = &part, PartCount = 1, Control = control, ControlLength = 128 };
            var length = recvmsg((int)_socket.Handle, &header, 0);
            // version 2, and no RTCP
            if (length < 12 || packet[0] >> 6 != 2 || packet[1] is >= 200 and <= 207)
            {
                continue;
            }

            // cmsghdr: length, level, type; then a timespec
            var nanoseconds = (*(long*)(control + 16) * 1_000_000_000) + *(long*)(control + 24);
            var port = BinaryPrimitives.ReadUInt16BigEndian(new ReadOnlySpan<byte>(from + 2, 2));
            var sequence = BinaryPrimitives.ReadUInt16BigEndian(new ReadOnlySpan<byte>(packet + 2, 2));
            lock (_gate)
            {
                if (!_streams.TryGetValue(port, out var stream))
                {
                    _streams[port] = stream = new StreamTimes();
                }

                stream.Add(nanoseconds, sequence);
            }
        }
    }

    [DllImport("libc", SetLastError = true)]
    private static extern nint recvmsg(int socket, MessageHeader* message, int flags);

    [StructLayout(LayoutKind.Sequential)]
    private struct IoVector
    {
        public byte* Base;
        public nint Length;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct MessageHeader
    {
        public byte* Name;
        public int NameLength;
        public IoVector* Parts;
        public nint PartCount;
        public byte* Control;
        public nint ControlLength;
        public int Flags;
    }
}
