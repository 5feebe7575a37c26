using System.Buffers;

namespace CallCenter.SipStack.Messages;

/// <summary>A finished outgoing message in a rented buffer. Whoever holds it last gives it back by <see cref="Release"/>.</summary>
internal struct SipPacket(byte[] bytes, int length)
{
    private byte[]? _bytes = bytes;

    public int Length { get; private set; } = length;

    public readonly bool IsEmpty => Length == 0;

    public readonly Span<byte> Span => _bytes.AsSpan(0, Length);

    public void Release()
    {
        if (_bytes is { } bytes)
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }

        _bytes = null;
        Length = 0;
    }
}
