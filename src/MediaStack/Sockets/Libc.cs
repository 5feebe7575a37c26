using System.Numerics;
using System.Runtime.InteropServices;

namespace CallCenter.MediaStack.Sockets;

/// <summary>The system calls of the packet path. Linux only; every argument is blittable, so a call costs no marshalling.</summary>
internal static unsafe partial class Libc
{
    public const int Inet = 2;
    public const int Inet6 = 10;
    public const int Interrupted = 4;
    public const int WouldBlock = 11;
    public const int AddressInUse = 98;
    public const int TooManyFilesInSystem = 23;
    public const int TooManyFiles = 24;

    private const string Library = "libc";

    [LibraryImport(Library, EntryPoint = "socket", SetLastError = true)]
    public static partial int Socket(int family, int type, int protocol);

    [LibraryImport(Library, EntryPoint = "bind", SetLastError = true)]
    public static partial int Bind(int fd, NetAddress* address, uint length);

    [LibraryImport(Library, EntryPoint = "close", SetLastError = true)]
    public static partial int Close(int fd);

    [LibraryImport(Library, EntryPoint = "setsockopt", SetLastError = true)]
    public static partial int SetSocketOption(int fd, int level, int option, int* value, uint length);

    [LibraryImport(Library, EntryPoint = "getsockname", SetLastError = true)]
    public static partial int GetSocketName(int fd, NetAddress* address, uint* length);

    [LibraryImport(Library, EntryPoint = "recvfrom", SetLastError = true)]
    public static partial nint ReceiveFrom(int fd, byte* buffer, nuint length, int flags, NetAddress* from, uint* fromLength);

    [LibraryImport(Library, EntryPoint = "sendto", SetLastError = true)]
    public static partial nint SendTo(int fd, byte* buffer, nuint length, int flags, NetAddress* to, uint toLength);

    [LibraryImport(Library, EntryPoint = "epoll_create1", SetLastError = true)]
    public static partial int EpollCreate(int flags);

    [LibraryImport(Library, EntryPoint = "epoll_ctl", SetLastError = true)]
    public static partial int EpollControl(int epoll, int operation, int fd, byte* ev);

    [LibraryImport(Library, EntryPoint = "epoll_wait", SetLastError = true)]
    public static partial int EpollWait(int epoll, byte* events, int max, int timeoutMilliseconds);

    [LibraryImport(Library, EntryPoint = "eventfd", SetLastError = true)]
    public static partial int EventFd(uint initial, int flags);

    [LibraryImport(Library, EntryPoint = "write", SetLastError = true)]
    public static partial nint Write(int fd, byte* buffer, nuint length);

    [LibraryImport(Library, EntryPoint = "setpriority")]
    private static partial int SetPriority(int which, uint who, int nice);

    [LibraryImport(Library, EntryPoint = "sched_setscheduler")]
    private static partial int SetScheduler(int thread, int policy, int* priority);

    [LibraryImport(Library, EntryPoint = "sched_getaffinity")]
    private static partial int GetAffinity(int thread, nuint length, ulong* mask);

    [LibraryImport(Library, EntryPoint = "clock_nanosleep")]
    public static partial int ClockNanoSleep(int clock, int flags, TimeSpec* request, TimeSpec* remain);

    /// <summary>
    /// Lets the calling thread go before others: Thread.Priority does nothing on Linux. Without the right to do so (root, CAP_SYS_NICE or
    /// the unit's LimitNICE and LimitRTPRIO) nothing changes.
    /// </summary>
    /// <param name="realTimePriority">among the threads that go before all ordinary ones; null = an ordinary one that gets more.</param>
    public static void PreferThisThread(int? realTimePriority)
    {
        const int Ordinary = 0, RoundRobin = 2;
        // threads that it starts, of the pool too, go with all others again
        const int ResetOnFork = 0x4000_0000;
        const int Favoured = -15;
        var priority = realTimePriority ?? 0;
        if (priority == 0 || SetScheduler(0, RoundRobin | ResetOnFork, &priority) != 0)
        {
            priority = 0;
            _ = SetScheduler(0, Ordinary | ResetOnFork, &priority);
            _ = SetPriority(0, 0, Favoured);
        }
    }

    /// <summary>Cores that the calling thread may run on now; an administrator may change it while the server runs.</summary>
    public static int CoresOfThisThread()
    {
        const int MostCores = 8192;
        var mask = stackalloc ulong[MostCores / 64];
        if (GetAffinity(0, MostCores / 8, mask) != 0)
        {
            return Environment.ProcessorCount;
        }

        var cores = 0;
        for (var i = 0; i < MostCores / 64; i++)
        {
            cores += BitOperations.PopCount(mask[i]);
        }

        return cores;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct TimeSpec
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
