using System.Buffers;
using System.Collections.Concurrent;

namespace CallCenter.SipStack.Messages;

/// <summary>Messages and their buffers, used again. A message that somebody keeps is simply never given back.</summary>
internal sealed class SipMessagePool
{
    private const int MostIdle = 256;
    private const int MostSlots = 64;

    private readonly ConcurrentQueue<SipMessage> _idle = new();
    private int _idleCount;

    /// <summary>A message that owns a copy of <paramref name="data"/> (at most <see cref="SipParser.MaxSize"/> bytes), parsed.</summary>
    public SipMessage Parse(ReadOnlySpan<byte> data)
    {
        if (_idle.TryDequeue(out var message))
        {
            Interlocked.Decrement(ref _idleCount);
        }
        else
        {
            message = new SipMessage();
        }

        message.Bytes = ArrayPool<byte>.Shared.Rent(data.Length);
        message.Length = data.Length;
        data.CopyTo(message.Bytes);
        SipParser.Parse(message);
        return message;
    }

    public void Release(SipMessage message)
    {
        if (message.IsRetained)
        {
            return;
        }

        ArrayPool<byte>.Shared.Return(message.Bytes);
        message.Bytes = [];
        message.Length = 0;
        message.SlotCount = 0;
        if (message.Slots.Length <= MostSlots && Interlocked.Increment(ref _idleCount) <= MostIdle)
        {
            _idle.Enqueue(message);
        }
        else if (message.Slots.Length <= MostSlots)
        {
            Interlocked.Decrement(ref _idleCount);
        }
    }
}
