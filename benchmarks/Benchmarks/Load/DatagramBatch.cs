using System.Buffers.Binary;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace CallCenter.Benchmarks.Load;

/// <summary>Datagrams that one socket takes from the kernel, or gives to it, by one system call (recvmmsg, sendmmsg). IPv4 on loopback; one thread at a time.</summary>
internal sealed unsafe class DatagramBatch : IDisposable
{
    public const int Size = 64;

    private const int Room = 2048;
    private const int NameRoom = 16;
    private const int ControlRoom = 128;
    private const int WaitForOne = 0x10000;

    private readonly byte* _memory = (byte*)NativeMemory.AllocZeroed((nuint)(Size * (Room + NameRoom + ControlRoom + sizeof(IoVector) + sizeof(Message))));
    private readonly Message* _messages;
    private readonly byte* _data;
    private readonly byte* _names;
    private readonly byte* _controls;

    public DatagramBatch()
    {
        _messages = (Message*)_memory;
        var parts = (IoVector*)(_messages + Size);
        _data = (byte*)(parts + Size);
        _names = _data + (Size * Room);
        _controls = _names + (Size * NameRoom);
        for (var i = 0; i < Size; i++)
        {
            parts[i] = new IoVector { Base = _data + (i * Room), Length = Room };
            _messages[i].Header = new MessageHeader { Name = _names + (i * NameRoom), Parts = parts + i, PartCount = 1 };
        }
    }

    /// <summary>Datagrams in it.</summary>
    public int Count { get; private set; }

    public ReadOnlySpan<byte> this[int index] => new(_data + (index * Room), (int)_messages[index].Length);

    /// <summary>The port that a received one came from.</summary>
    public int PortOf(int index) => BinaryPrimitives.ReadUInt16BigEndian(new ReadOnlySpan<byte>(_names + (index * NameRoom) + 2, 2));

    /// <summary>The kernel's time of a received one, where the socket asks for it, in nanoseconds.</summary>
    public long TimeOf(int index)
    {
        // cmsghdr: length, level, type; then a timespec
        var control = (long*)(_controls + (index * ControlRoom));
        return (control[2] * 1_000_000_000) + control[3];
    }

    /// <summary>Waits for one datagram and takes those that are there with it.</summary>
    public void Receive(Socket socket)
    {
        for (var i = 0; i < Size; i++)
        {
            ref var header = ref _messages[i].Header;
            header.NameLength = NameRoom;
            header.Control = _controls + (i * ControlRoom);
            header.ControlLength = ControlRoom;
            header.Parts->Length = Room;
        }

        Count = Math.Max(0, recvmmsg((int)socket.Handle, _messages, Size, WaitForOne, null));
    }

    /// <summary>Where the next datagram to 127.0.0.1 is to be written; it goes out when the batch is full, or by <see cref="Send"/>.</summary>
    public Span<byte> Next => new(_data + (Count * Room), Room);

    /// <summary>The datagram in <see cref="Next"/> is so long and goes to that port. True when the batch is full.</summary>
    public bool Add(int port, int length)
    {
        var name = new Span<byte>(_names + (Count * NameRoom), NameRoom);
        BinaryPrimitives.WriteUInt16LittleEndian(name, (ushort)AddressFamily.InterNetwork);
        BinaryPrimitives.WriteUInt16BigEndian(name[2..], (ushort)port);
        BinaryPrimitives.WriteUInt32BigEndian(name[4..], 0x7F00_0001);
        ref var header = ref _messages[Count].Header;
        header.NameLength = NameRoom;
        header.Control = null;
        header.ControlLength = 0;
        header.Parts->Length = length;
        return ++Count == Size;
    }

    public void Send(Socket socket)
    {
        for (var at = 0; at < Count;)
        {
            var sent = sendmmsg((int)socket.Handle, _messages + at, (uint)(Count - at), 0);
            at += Math.Max(1, sent);
        }

        Count = 0;
    }

    public void Dispose() => NativeMemory.Free(_memory);

    [DllImport("libc", SetLastError = true)]
    private static extern int recvmmsg(int socket, Message* messages, uint count, int flags, void* timeout);

    [DllImport("libc", SetLastError = true)]
    private static extern int sendmmsg(int socket, Message* messages, uint count, int flags);

    [StructLayout(LayoutKind.Sequential)]
    private struct IoVector
    {
        public byte* Base;
        public nint Length;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Message
    {
        public MessageHeader Header;
        public uint Length;
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
