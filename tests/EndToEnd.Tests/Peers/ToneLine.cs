using System.Buffers.Binary;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using CallCenter.MediaStack.Codecs;

namespace CallCenter.EndToEnd.Tests.Peers;

/// <summary>
/// A telephone's µ-law sound that says one tone without an end and writes down, packet by packet as they arrive, whether another one is heard:
/// what it tells of is the time of the sound, not of whoever recognises it.
/// </summary>
internal sealed class ToneLine : IDisposable
{
    private const int Header = 12;
    private const int Frame = Sounds.Rate / 50;

    private readonly UdpClient _socket = new(new IPEndPoint(IPAddress.Loopback, 0));
    private readonly List<(DateTime At, bool Heard)> _packets = [];
    private readonly int _listensFor;
    private readonly byte[] _says;
    private volatile bool _ended;

    /// <param name="says">Hz; whole periods in a fifth of a second.</param>
    /// <param name="listensFor">Hz.</param>
    public ToneLine(int says, int listensFor)
    {
        _listensFor = listensFor;
        _says = [.. Enumerable.Range(0, 10 * Frame).Select(i => G711.MuLaw((short)(9000 * Math.Sin(2 * Math.PI * says * i / Sounds.Rate))))];
        new Thread(Hear) { Name = "tone line hears", Priority = ThreadPriority.Highest }.Start();
    }

    public int Port => ((IPEndPoint)_socket.Client.LocalEndPoint!).Port;

    public void SayTo(int port) => new Thread(() => Say(new IPEndPoint(IPAddress.Loopback, port))) { Name = "tone line says", Priority = ThreadPriority.Highest }.Start();

    /// <summary>When the first packet with the tone came, from a time on; null = none yet.</summary>
    public DateTime? HeardSince(DateTime from)
    {
        lock (_packets)
        {
            return _packets.Where(p => p.At >= from && p.Heard).Select(p => (DateTime?)p.At).FirstOrDefault();
        }
    }

    /// <summary>When the tone was heard last.</summary>
    public DateTime? LastHeard
    {
        get { lock (_packets) { return _packets.FindLast(p => p.Heard) is { Heard: true } last ? last.At : null; } }
    }

    /// <summary>When the tone came back after the longest time without it, from a time on.</summary>
    /// <returns>null when it never stopped for a fifth of a second.</returns>
    public DateTime? BackAfterGap(DateTime from)
    {
        lock (_packets)
        {
            var heard = _packets.Where(p => p.At >= from && p.Heard).Select(p => p.At).ToList();
            return heard.Zip(heard.Skip(1)).Where(pair => pair.Second - pair.First > TimeSpan.FromMilliseconds(200)).OrderBy(pair => pair.Second - pair.First)
                .Select(pair => (DateTime?)pair.Second).LastOrDefault();
        }
    }

    public void Dispose()
    {
        _ended = true;
        _socket.Dispose();
    }

    private void Say(IPEndPoint to)
    {
        var packet = new byte[Header + Frame];
        packet[0] = 0x80;
        BinaryPrimitives.WriteInt32BigEndian(packet.AsSpan(8), Port);
        var clock = Stopwatch.StartNew();
        for (var i = 0; !_ended; i++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), (ushort)i);
            BinaryPrimitives.WriteInt32BigEndian(packet.AsSpan(4), i * Frame);
            _says.AsSpan(i % 10 * Frame, Frame).CopyTo(packet.AsSpan(Header));
            try
            {
                _socket.Send(packet, to);
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                return; // the call is over
            }

            var early = TimeSpan.FromMilliseconds(20 * (i + 1)) - clock.Elapsed;
            Thread.Sleep(early > TimeSpan.Zero ? early : TimeSpan.Zero);
        }
    }

    private void Hear()
    {
        var buffer = new byte[2048];
        var pcm = new short[Frame];
        while (!_ended)
        {
            try
            {
                var length = _socket.Client.Receive(buffer);
                var at = DateTime.UtcNow;
                if (length == Header + Frame && (buffer[1] & 0x7F) == 0)
                {
                    G711.DecodeMuLaw(buffer.AsSpan(Header, Frame), pcm);
                    lock (_packets)
                    {
                        _packets.Add((at, Sounds.IsTone(pcm, _listensFor)));
                    }
                }
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                // a port that is closed on the other side, or the end
            }
        }
    }
}
