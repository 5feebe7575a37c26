using System.Collections.Concurrent;
using Org.BouncyCastle.Tls;

namespace CallCenter.MediaStack.Dtls;

/// <summary>
/// What a handshake reads from and writes to. An object of its own, because the library closes its transport by itself: that must not lead
/// back into the library.
/// </summary>
/// <param name="send">one datagram out.</param>
internal sealed class DtlsPipe(Action<ReadOnlySpan<byte>> send) : DatagramTransport
{
    private const int LargestReceived = 2048;
    private const int LargestSent = 1200;

    /// <summary>A flight is a handful of datagrams; who sends more at once sends again.</summary>
    private const int MostWaiting = 16;

    private readonly BlockingCollection<byte[]> _incoming = new(MostWaiting);
    private volatile bool _closed;

    public bool IsClosed => _closed;

    public bool IsEmpty => _incoming.Count == 0;

    public void Put(ReadOnlySpan<byte> datagram) => _incoming.TryAdd(datagram.ToArray());

    public int GetReceiveLimit() => LargestReceived;

    public int GetSendLimit() => LargestSent;

    public int Receive(byte[] buf, int off, int len, int waitMillis) => Receive(buf.AsSpan(off, len), waitMillis);

    public int Receive(Span<byte> buffer, int waitMillis)
    {
        if (_closed)
        {
            throw new IOException("the leg is closed");
        }

        if (!_incoming.TryTake(out var datagram, waitMillis))
        {
            return -1;
        }

        var length = Math.Min(datagram.Length, buffer.Length);
        datagram.AsSpan(0, length).CopyTo(buffer);
        return length;
    }

    public void Send(byte[] buf, int off, int len) => Send(buf.AsSpan(off, len));

    public void Send(ReadOnlySpan<byte> buffer) => send(buffer);

    public void Close()
    {
        _closed = true;
        // wakes whoever waits
        _incoming.TryAdd([]);
    }
}
