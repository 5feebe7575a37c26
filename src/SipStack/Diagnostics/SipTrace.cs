using System.Net;
using System.Text;

namespace CallCenter.SipStack.Diagnostics;

/// <summary>A ring of the last raw messages. Writing costs one copy; text is made when somebody looks.</summary>
public sealed class SipTrace
{
    private const int MostBytes = 4096;

    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly Entry[] _ring;
    private long _next;

    internal SipTrace(int size, TimeProvider time)
    {
        _time = time;
        _ring = new Entry[size];
    }

    internal bool IsOn => _ring.Length > 0;

    internal void Add(bool sent, string transport, IPEndPoint peer, ReadOnlySpan<byte> message)
    {
        message = message[..Math.Min(message.Length, MostBytes)];
        lock (_gate)
        {
            ref var entry = ref _ring[_next++ % _ring.Length];
            if (entry.Bytes is null || entry.Bytes.Length < message.Length)
            {
                entry.Bytes = new byte[Math.Max(1024, message.Length)];
            }

            message.CopyTo(entry.Bytes);
            (entry.At, entry.Sent, entry.Transport, entry.Peer, entry.Length) = (_time.GetUtcNow(), sent, transport, peer, message.Length);
        }
    }

    /// <summary>Oldest first; at most the last <paramref name="limit"/>.</summary>
    public IReadOnlyList<TracedMessage> Last(int limit = int.MaxValue)
    {
        lock (_gate)
        {
            var count = (int)Math.Min(Math.Min(_next, _ring.Length), limit);
            var messages = new List<TracedMessage>(count);
            for (var i = _next - count; i < _next; i++)
            {
                ref var entry = ref _ring[i % _ring.Length];
                messages.Add(new TracedMessage(entry.At, entry.Sent, entry.Transport, entry.Peer!,
                    Encoding.UTF8.GetString(entry.Bytes!, 0, entry.Length)));
            }

            return messages;
        }
    }

    private struct Entry
    {
        public DateTimeOffset At;
        public bool Sent;
        public string Transport;
        public IPEndPoint? Peer;
        public byte[]? Bytes;
        public int Length;
    }
}
