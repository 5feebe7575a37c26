using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace CallCenter.MediaStack.Sockets;

/// <summary>
/// A bound, non-blocking UDP socket whose send and receive allocate nothing. Whoever closes it makes sure that no other thread still
/// uses it: the number of a closed descriptor is given out again.
/// </summary>
internal sealed unsafe class UdpSocket
{
    private const int Datagram = 2;
    private const int NonBlockingCloseOnExec = 0x800 | 0x80000;
    private const int NoSignal = 0x4000;
    private const int SocketLevel = 1;
    private const int ReceiveBuffer = 8;
    private const int Ip = 0;
    private const int TypeOfService = 1;
    private const int Ipv6 = 41;
    private const int Ipv6Only = 26;
    private const int TrafficClass = 67;

    /// <summary>DSCP 46, expedited forwarding, in the upper six bits: what voice is marked with (RFC 4594).</summary>
    private const int Voice = 46 << 2;

    private UdpSocket(int fd, bool dualStack, int port)
    {
        Descriptor = fd;
        DualStack = dualStack;
        Port = port;
    }

    public int Descriptor { get; }

    public bool DualStack { get; }

    public int Port { get; }

    /// <summary>Port 0 lets the system choose. Null on failure, with the errno.</summary>
    public static UdpSocket? Bind(IPAddress address, int port, out int errno)
    {
        var dual = address.AddressFamily == AddressFamily.InterNetworkV6;
        var fd = Libc.Socket(dual ? Libc.Inet6 : Libc.Inet, Datagram | NonBlockingCloseOnExec, 0);
        if (fd < 0)
        {
            errno = Marshal.GetLastPInvokeError();
            return null;
        }

        Set(fd, Ip, TypeOfService, Voice);
        if (dual)
        {
            Set(fd, Ipv6, Ipv6Only, 0);
            Set(fd, Ipv6, TrafficClass, Voice);
        }

        var local = NetAddress.From(new IPEndPoint(address, port), dual);
        var length = local.Length;
        if (Libc.Bind(fd, &local, length) < 0 || Libc.GetSocketName(fd, &local, &length) < 0)
        {
            errno = Marshal.GetLastPInvokeError();
            Libc.Close(fd);
            return null;
        }

        errno = 0;
        return new UdpSocket(fd, dual, local.Port);
    }

    /// <summary>Bytes received; negative when nothing waits or the packet failed.</summary>
    public int Receive(Span<byte> buffer, out NetAddress from)
    {
        NetAddress address = default;
        var length = (uint)NetAddress.MaxSize;
        nint n;
        fixed (byte* p = buffer)
        {
            n = Libc.ReceiveFrom(Descriptor, p, (nuint)buffer.Length, 0, &address, &length);
        }

        from = address;
        return (int)n;
    }

    /// <summary>False when the system did not take the packet; a lost datagram is no error.</summary>
    public bool Send(ReadOnlySpan<byte> datagram, in NetAddress to)
    {
        fixed (byte* p = datagram)
        {
            fixed (NetAddress* address = &to)
            {
                return Libc.SendTo(Descriptor, p, (nuint)datagram.Length, NoSignal, address, address->Length) >= 0;
            }
        }
    }

    /// <summary>Leaves the port bound and lets the kernel drop what still comes.</summary>
    public void Mute() => Set(Descriptor, SocketLevel, ReceiveBuffer, 0);

    public void Close() => Libc.Close(Descriptor);

    private static void Set(int fd, int level, int option, int value) => Libc.SetSocketOption(fd, level, option, &value, sizeof(int));
}
