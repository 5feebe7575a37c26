using System.Runtime.InteropServices;

namespace CallCenter.MediaStack.Sockets;

/// <summary>epoll over many sockets: level-triggered, one thread waits, any thread adds and removes.</summary>
internal sealed unsafe class Poller : IDisposable
{
    private const int CloseOnExec = 0x80000;
    private const int NonBlocking = 0x800;
    private const int Insert = 1;
    private const int Delete = 2;
    private const uint Readable = 1;
    private const int MaxEvents = 256;

    // the kernel packs struct epoll_event on x86-64 alone
    private static readonly int DataOffset = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 4 : 8;
    private static readonly int EventSize = DataOffset + 8;

    private readonly byte[] _events = GC.AllocateArray<byte>(MaxEvents * EventSize, pinned: true);
    private readonly int _epoll;
    private readonly int _wake;

    public Poller()
    {
        _epoll = Libc.EpollCreate(CloseOnExec);
        _wake = Libc.EventFd(0, CloseOnExec | NonBlocking);
        if (_epoll < 0 || _wake < 0 || !Add(_wake))
        {
            throw new PlatformNotSupportedException("epoll is not available: the media stack needs Linux");
        }
    }

    public bool Add(int fd)
    {
        Span<byte> ev = stackalloc byte[16];
        ev.Clear();
        MemoryMarshal.Write(ev, Readable);
        MemoryMarshal.Write(ev[DataOffset..], (long)fd);
        fixed (byte* p = ev)
        {
            return Libc.EpollControl(_epoll, Insert, fd, p) == 0;
        }
    }

    public void Remove(int fd)
    {
        Span<byte> ev = stackalloc byte[16];
        fixed (byte* p = ev)
        {
            Libc.EpollControl(_epoll, Delete, fd, p);
        }
    }

    /// <summary>Waits for readable sockets; their descriptors by <see cref="Ready"/>. 0 after <see cref="Wake"/> or a signal.</summary>
    public int Wait(int timeoutMilliseconds = -1)
    {
        fixed (byte* p = _events)
        {
            return Math.Max(0, Libc.EpollWait(_epoll, p, MaxEvents, timeoutMilliseconds));
        }
    }

    public int Ready(int index) => (int)MemoryMarshal.Read<long>(_events.AsSpan((index * EventSize) + DataOffset));

    /// <summary>Ends the wait of the other thread; it stays awake from then on (used to stop).</summary>
    public void Wake()
    {
        long one = 1;
        Libc.Write(_wake, (byte*)&one, sizeof(long));
    }

    public void Dispose()
    {
        Libc.Close(_wake);
        Libc.Close(_epoll);
    }
}
