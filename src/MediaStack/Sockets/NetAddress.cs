using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CallCenter.MediaStack.Sockets;

/// <summary>
/// A socket address laid out as the kernel's sockaddr_in or sockaddr_in6, so that it goes to a system call as it is. Default = none.
/// </summary>
[StructLayout(LayoutKind.Explicit, Size = MaxSize)]
internal struct NetAddress : IEquatable<NetAddress>
{
    public const int MaxSize = 28;

    [FieldOffset(0)] private ushort _family;
    [FieldOffset(2)] private ushort _portBigEndian;
    [FieldOffset(4)] private uint _ip4;
    [FieldOffset(8)] private Ip6 _ip6;
    [FieldOffset(24)] private uint _scope;

    [InlineArray(16)]
    private struct Ip6
    {
        private byte _first;
    }

    public readonly bool IsNone => _family == 0;

    public readonly uint Length => _family == Libc.Inet6 ? 28u : 16u;

    public readonly int Port => BinaryPrimitives.ReverseEndianness(_portBigEndian);

    /// <param name="endpoint">the address.</param>
    /// <param name="dualStack">the socket is IPv6: an IPv4 address is written in its mapped form.</param>
    public static NetAddress From(IPEndPoint endpoint, bool dualStack)
    {
        var address = new NetAddress { _portBigEndian = BinaryPrimitives.ReverseEndianness((ushort)endpoint.Port) };
        if (endpoint.AddressFamily == AddressFamily.InterNetwork && !dualStack)
        {
            address._family = Libc.Inet;
            endpoint.Address.TryWriteBytes(MemoryMarshal.AsBytes(new Span<uint>(ref address._ip4)), out _);
        }
        else
        {
            address._family = Libc.Inet6;
            endpoint.Address.MapToIPv6().TryWriteBytes(address._ip6, out _);
            address._scope = endpoint.Address.IsIPv6LinkLocal ? (uint)endpoint.Address.ScopeId : 0;
        }

        return address;
    }

    public readonly IPEndPoint ToEndPoint()
    {
        if (_family == Libc.Inet6)
        {
            var ip = new IPAddress((ReadOnlySpan<byte>)_ip6, _scope);
            return new IPEndPoint(ip.IsIPv4MappedToIPv6 ? ip.MapToIPv4() : ip, Port);
        }

        return new IPEndPoint(new IPAddress(_ip4), Port);
    }

    public readonly bool SameHost(in NetAddress other) => _family == other._family
        && (_family == Libc.Inet ? _ip4 == other._ip4 : ((ReadOnlySpan<byte>)_ip6).SequenceEqual(other._ip6));

    public readonly bool Equals(NetAddress other) => _portBigEndian == other._portBigEndian && SameHost(other);

    public override readonly bool Equals(object? obj) => obj is NetAddress other && Equals(other);

    public override readonly int GetHashCode() => HashCode.Combine(_family, _portBigEndian, _ip4);

    public override readonly string ToString() => IsNone ? "none" : ToEndPoint().ToString();
}
