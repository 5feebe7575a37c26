using CallCenter.MediaStack.Rtp;
using CallCenter.MediaStack.Srtp;

namespace CallCenter.Benchmarks.Fuzzing;

/// <summary>Protected packets, right and damaged, into guards of every profile (RFC 3711, 7714).</summary>
internal sealed class SrtpTarget : IFuzzTarget
{
    private readonly List<(SrtpGuard Sender, SrtpGuard Receiver)> _guards = [];
    private readonly byte[] _buffer = new byte[512];
    private readonly byte[] _last = new byte[512];
    private int _length;
    private int _count;

    public SrtpTarget()
    {
        foreach (var profile in SrtpProfile.All)
        {
            var key = SrtpKey.New(profile);
            var (sender, receiver) = (new SrtpGuard(TimeProvider.System), new SrtpGuard(TimeProvider.System));
            sender.SendWith(profile, key);
            receiver.ReceiveWith(profile, key);
            _guards.Add((sender, receiver));
        }
    }

    public string Name => "SRTP and SRTCP";

    public double Share => 0.06;

    public ReadOnlySpan<byte> Last => _last.AsSpan(0, _length);

    public void Feed(Random random)
    {
        var (sender, receiver) = _guards[random.Next(_guards.Count)];
        var control = random.Next(3) == 0;
        var plain = Plain(control, random);
        _length = control ? sender.ProtectRtcp(_buffer, plain) : sender.ProtectRtp(_buffer, plain);
        _length = random.Next(4) != 0 ? Damage.Of(_buffer.AsSpan(0, 400), _length, random) : _length;
        _buffer.AsSpan(0, _length).CopyTo(_last);
        _ = control ? receiver.UnprotectRtcp(_buffer.AsSpan(0, _length)) : receiver.UnprotectRtp(_buffer.AsSpan(0, _length));
    }

    /// <summary>Good packets still pass; a forged source may have to wait for its next hundred tries.</summary>
    public string? Harm()
    {
        foreach (var (sender, receiver) in _guards)
        {
            var length = sender.ProtectRtp(_buffer, Plain(control: false, Random.Shared));
            if (receiver.UnprotectRtp(_buffer.AsSpan(0, length)) < 0)
            {
                return "a good packet is refused";
            }
        }

        return null;
    }

    public void Dispose() => _guards.ForEach(g =>
    {
        g.Sender.Dispose();
        g.Receiver.Dispose();
    });

    private int Plain(bool control, Random random)
    {
        if (!control)
        {
            RtpPacket.TryWriteHeader(_buffer, 0, marker: false, (ushort)++_count, (uint)(_count * 160), 0x1234);
            random.NextBytes(_buffer.AsSpan(RtpPacket.HeaderSize, 160));
            return RtpPacket.HeaderSize + 160;
        }

        byte[] report = [0x81, 201, 0, 7, 0, 0, 0x12, 0x34, .. new byte[24]];
        report.CopyTo(_buffer, 0);
        return report.Length;
    }
}
