using System.Net;
using System.Net.Sockets;

namespace CallCenter.EndToEnd.Tests.Peers;

/// <summary>Ports of loopback that no two tests of this run share, although two run at a time: below those that the kernel hands out by itself.</summary>
internal static class Ports
{
    /// <summary>Ports of one server's RTP.</summary>
    public const int RtpCount = 1000;

    private const int First = 12000;
    private const int Count = 6000;
    private const int FirstRtp = 20000;
    private const int RtpBlocks = 12;
    private const int FirstPhone = 6000;
    private const int PhoneBlock = 20;
    private const int PhoneBlocks = 145;
    private const int FirstSipp = 9000;
    private const int SippBlock = 100;
    private const int SippBlocks = 28;

    // Another run on the same machine starts elsewhere.
    private static int _next = Random.Shared.Next(Count);
    private static int _nextRtp = Random.Shared.Next(RtpBlocks);
    private static int _nextPhone = Random.Shared.Next(PhoneBlocks);
    private static int _nextSipp = Random.Shared.Next(SippBlocks);

    /// <summary>A port that is free for UDP and for TCP; the one above it is left to a telephone that takes TLS there.</summary>
    public static int Free()
    {
        while (true)
        {
            var port = First + (int)((uint)Interlocked.Add(ref _next, 2) % Count);
            if (IsFree(port, SocketType.Dgram, ProtocolType.Udp) && IsFree(port, SocketType.Stream, ProtocolType.Tcp))
            {
                return port;
            }
        }
    }

    /// <summary>First port of a server's own <see cref="RtpCount"/>.</summary>
    public static int FreeRtp() => FirstRtp + ((int)((uint)Interlocked.Increment(ref _nextRtp) % RtpBlocks) * RtpCount);

    /// <summary>First of twenty ports for a telephone's RTP.</summary>
    public static int FreePhoneRtp() => FirstPhone + ((int)((uint)Interlocked.Increment(ref _nextPhone) % PhoneBlocks) * PhoneBlock);

    /// <summary>First of a hundred ports for the sound of SIPp's calls.</summary>
    public static int FreeSippRtp() => FirstSipp + ((int)((uint)Interlocked.Increment(ref _nextSipp) % SippBlocks) * SippBlock);

    private static bool IsFree(int port, SocketType type, ProtocolType protocol)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, type, protocol);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
