using System.Buffers.Binary;

namespace CallCenter.Benchmarks.Fuzzing;

/// <summary>RTP (RFC 3550, 4733) into a leg of a conversation: in the name of its peer and of strangers.</summary>
internal sealed class RtpTarget : IFuzzTarget
{
    private const int PerTick = 10;

    private readonly MediaPair _pair = new();
    private readonly byte[] _buffer = new byte[2048];
    private readonly byte[] _last = new byte[2048];
    private int _length;
    private int _count;

    public string Name => "RTP, a conversation";

    public double Share => 0.2;

    public ReadOnlySpan<byte> Last => _last.AsSpan(0, _length);

    public void Feed(Random random)
    {
        _length = Packet(random);
        _length = random.Next(3) == 0 ? Damage.Of(_buffer.AsSpan(0, 2000), _length, random) : _length;
        _buffer.AsSpan(0, _length).CopyTo(_last);
        _pair.Receive(_buffer.AsSpan(0, _length), control: random.Next(20) == 0, ofStranger: random.Next(2) == 0);
        if (++_count % PerTick == 0)
        {
            _pair.Tick();
        }
    }

    public string? Harm() => _pair.Harm();

    public void Dispose() => _pair.Dispose();

    private int Packet(Random random)
    {
        var (contributors, extended, padded) = (random.Next(8) == 0 ? random.Next(16) : 0, random.Next(8) == 0, random.Next(16) == 0);
        _buffer[0] = (byte)(0x80 | (padded ? 0x20 : 0) | (extended ? 0x10 : 0) | contributors);
        _buffer[1] = (byte)((random.Next(2) << 7) | random.Next(6) switch { 0 => 8, 1 => 101, 2 => 13, 3 => random.Next(128), _ => 0 });
        BinaryPrimitives.WriteUInt16BigEndian(_buffer.AsSpan(2), (ushort)(random.Next(10) == 0 ? random.Next() : (_count / PerTick) + random.Next(-5, 5)));
        BinaryPrimitives.WriteUInt32BigEndian(_buffer.AsSpan(4), (uint)(random.Next(10) == 0 ? random.Next() : _count / PerTick * 160));
        BinaryPrimitives.WriteInt32BigEndian(_buffer.AsSpan(8), random.Next(10) == 0 ? random.Next() : 0x1234 + random.Next(2));
        var at = 12 + (4 * contributors);
        if (extended)
        {
            BinaryPrimitives.WriteInt16BigEndian(_buffer.AsSpan(at + 2), (short)(random.Next(4) == 0 ? random.Next() : 2));
            at += 12;
        }

        var payload = random.Next(5) switch { 0 => random.Next(400), 1 => 4, 2 => 0, _ => 160 };
        random.NextBytes(_buffer.AsSpan(at, payload));
        at += payload;
        _buffer[at - 1] = padded && random.Next(2) == 0 ? (byte)4 : _buffer[at - 1];
        return at;
    }
}
