using System.Buffers.Binary;

namespace CallCenter.Benchmarks.Fuzzing;

/// <summary>Compounds of RTCP (RFC 3550, 4585, 3611) into a leg of a conversation.</summary>
internal sealed class RtcpTarget : IFuzzTarget
{
    private const int PerTick = 20;

    private readonly MediaPair _pair = new();
    private readonly byte[] _buffer = new byte[2048];
    private readonly byte[] _last = new byte[2048];
    private int _length;
    private int _count;

    public string Name => "RTCP, a conversation";

    public double Share => 0.14;

    public ReadOnlySpan<byte> Last => _last.AsSpan(0, _length);

    public void Feed(Random random)
    {
        _length = 0;
        for (var n = random.Next(1, 4); n > 0; n--)
        {
            _length += Packet(_buffer.AsSpan(_length), random);
        }

        _length = random.Next(2) == 0 ? Damage.Of(_buffer.AsSpan(0, 2000), _length, random) : _length;
        _buffer.AsSpan(0, _length).CopyTo(_last);
        _pair.Receive(_buffer.AsSpan(0, _length), control: random.Next(5) != 0, ofStranger: random.Next(3) == 0);
        if (++_count % PerTick == 0)
        {
            _pair.Tick();
        }
    }

    public string? Harm() => _pair.Harm();

    public void Dispose() => _pair.Dispose();

    private static int Packet(Span<byte> packet, Random random)
    {
        var words = random.Next(1, 14);
        random.NextBytes(packet[..(4 * (words + 1))]);
        packet[0] = (byte)(0x80 | (random.Next(10) == 0 ? 0x20 : 0) | random.Next(random.Next(4) == 0 ? 32 : 3));
        // reports, descriptions and goodbyes mostly; feedback, extended reports and what there is not
        packet[1] = (byte)(random.Next(10) == 0 ? random.Next(256) : random.Next(200, 208));
        BinaryPrimitives.WriteUInt16BigEndian(packet[2..], (ushort)(random.Next(10) == 0 ? random.Next() : words));
        return 4 * (words + 1);
    }
}
