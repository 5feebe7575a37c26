using CallCenter.MediaStack.Rtp;
using CallCenter.MediaStack.Srtp;
using CallCenter.Testing;

namespace CallCenter.MediaStack.Tests.Srtp;

public sealed class SrtpGuardTests
{
    private const uint Ssrc = 0x1234;

    private readonly ManualTimeProvider _time = new();

    private static IEnumerable<SrtpProfile> Profiles => SrtpProfile.All;

    [TestCaseSource(nameof(Profiles))]
    public void Packets_OverTwoRolloversWithLossAndReordering_AllOpen(SrtpProfile profile)
    {
        var (ours, theirs) = Pair(profile);
        byte[]? held = null;
        var (sent, opened) = (0, 0);
        for (var i = 0; i < 140_000; i++)
        {
            if (i % 10 >= 7)
            {
                continue;
            }

            var packet = Seal(ours, Packet(Ssrc, (ushort)(60_000 + i), 1 + (i % 200)));
            sent++;
            if (held is null)
            {
                held = packet;
                continue;
            }

            opened += theirs.UnprotectRtp(packet) > 0 ? 1 : 0;
            opened += theirs.UnprotectRtp(held) > 0 ? 1 : 0;
            held = null;
        }

        Assert.That(opened, Is.EqualTo(sent));
    }

    [TestCaseSource(nameof(Profiles))]
    public void Open_ChangedRepeatedOrForeign_IsRefused(SrtpProfile profile)
    {
        var (ours, theirs) = Pair(profile);
        var first = Seal(ours, Packet(Ssrc, 100, 160));
        Assert.That(theirs.UnprotectRtp(first.ToArray()), Is.EqualTo(172));
        var second = Seal(ours, Packet(Ssrc, 101, 160));
        for (var i = 1; i < second.Length; i += 7)
        {
            var changed = second.ToArray();
            changed[i] ^= 1;
            Assert.That(theirs.UnprotectRtp(changed), Is.Negative, $"byte {i}");
        }

        Assert.That(theirs.UnprotectRtp(first.ToArray()), Is.Negative, "came before");
        Assert.That(theirs.UnprotectRtp(second.ToArray()), Is.EqualTo(172), "what was forged has changed nothing");
        Assert.That(theirs.UnprotectRtp(new byte[12]), Is.Negative);
        Assert.That(theirs.UnprotectRtcp([0x80, 200]), Is.Negative);
    }

    [TestCaseSource(nameof(Profiles))]
    public void Rtcp_OpensOnce(SrtpProfile profile)
    {
        var (ours, theirs) = Pair(profile);
        byte[] report = [0x80, 201, 0, 1, 0, 0, 0x12, 0x34, .. new byte[SrtpGuard.MaxGrowth]];
        var packet = report.ToArray();
        var length = ours.ProtectRtcp(packet, 8);

        Assert.That(theirs.UnprotectRtcp(packet.AsSpan(0, length).ToArray()), Is.EqualTo(8));
        Assert.That(theirs.UnprotectRtcp(packet.AsSpan(0, length).ToArray()), Is.Negative);
    }

    [Test]
    public void Protect_ASequenceNumberTwice_SendsItOnce()
    {
        var (ours, _) = Pair(SrtpProfile.Gcm128);
        Assert.That(Seal(ours, Packet(Ssrc, 5, 20)), Has.Length.EqualTo(48));
        Assert.That(Seal(ours, Packet(Ssrc, 5, 30)), Is.Empty);
        Assert.That(Seal(ours, Packet(Ssrc, 4, 20)), Has.Length.EqualTo(48), "one that was passed over may follow");
    }

    [Test]
    public void Keys_RenewedOneWay_TheOtherWayGoesOn()
    {
        var (ours, theirs) = Pair(SrtpProfile.Sha1Tag80, out var key);
        var before = Seal(ours, Packet(Ssrc, 65_535, 20));
        theirs.UnprotectRtp(before);
        ours.ReceiveWith(SrtpProfile.Sha1Tag80, SrtpKey.New(SrtpProfile.Sha1Tag80));
        ours.SendWith(SrtpProfile.Sha1Tag80, key);

        Assert.That(theirs.UnprotectRtp(Seal(ours, Packet(Ssrc, 0, 20))), Is.EqualTo(32), "with the rollover counter that it had");
    }

    [Test]
    public void Guesses_CostTheirShareOfTimeAndNoMore()
    {
        var (ours, theirs) = Pair(SrtpProfile.Gcm128);
        theirs.UnprotectRtp(Seal(ours, Packet(Ssrc, 1, 20)));
        for (uint i = 0; i < 1000; i++)
        {
            theirs.UnprotectRtp(Packet(50_000 + i, 1, 36));
        }

        Assert.That(theirs.UnprotectRtp(Seal(ours, Packet(Ssrc, 2, 20))), Is.EqualTo(32), "the known source is heard all the while");
        var moved = Seal(ours, Packet(99, 3, 20));
        Assert.That(theirs.UnprotectRtp(moved.ToArray()), Is.Negative);
        _time.Advance(TimeSpan.FromMilliseconds(50));
        Assert.That(theirs.UnprotectRtp(moved.ToArray()), Is.EqualTo(32));
    }

    [Test]
    public void Guard_WithoutKeysOrClosed_LetsNothingThrough()
    {
        var (ours, theirs) = Pair(SrtpProfile.Sha1Tag80);
        var packet = Seal(ours, Packet(Ssrc, 1, 20));
        using var empty = new SrtpGuard(_time);
        Assert.That((empty.CanSend, Seal(empty, Packet(Ssrc, 1, 20)).Length, empty.UnprotectRtp(packet.ToArray())), Is.EqualTo((false, 0, -1)));

        theirs.Dispose();
        ours.Dispose();
        Assert.That((ours.CanSend, Seal(ours, Packet(Ssrc, 2, 20)).Length, theirs.UnprotectRtp(packet.ToArray())), Is.EqualTo((false, 0, -1)));
    }

    [TestCaseSource(nameof(Profiles))]
    public void Packets_AllocateNothing(SrtpProfile profile)
    {
        var (ours, theirs) = Pair(profile);
        var packet = new byte[200 + SrtpGuard.MaxGrowth];
        long allocated = 0;
        for (ushort i = 0; i < 500; i++)
        {
            RtpPacket.TryWriteHeader(packet, 0, false, i, i, Ssrc);
            var before = GC.GetAllocatedBytesForCurrentThread();
            var length = ours.ProtectRtp(packet, 172);
            var opened = theirs.UnprotectRtp(packet.AsSpan(0, length));
            allocated += i < 100 ? 0 : GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.That(opened, Is.EqualTo(172));
        }

        Assert.That(allocated, Is.Zero);
    }

    private (SrtpGuard Ours, SrtpGuard Theirs) Pair(SrtpProfile profile) => Pair(profile, out _);

    private (SrtpGuard Ours, SrtpGuard Theirs) Pair(SrtpProfile profile, out SrtpKey key)
    {
        key = SrtpKey.New(profile);
        var (ours, theirs) = (new SrtpGuard(_time), new SrtpGuard(_time));
        ours.SendWith(profile, key);
        theirs.ReceiveWith(profile, new SrtpKey(key.Material.ToArray()));
        return (ours, theirs);
    }

    private static byte[] Packet(uint ssrc, ushort sequence, int payload)
    {
        var packet = new byte[RtpPacket.HeaderSize + payload];
        RtpPacket.TryWriteHeader(packet, 0, false, sequence, 0, ssrc);
        packet.AsSpan(RtpPacket.HeaderSize).Fill(0x55);
        return packet;
    }

    private static byte[] Seal(SrtpGuard guard, byte[] packet)
    {
        byte[] buffer = [.. packet, .. new byte[SrtpGuard.MaxGrowth]];
        return buffer[..guard.ProtectRtp(buffer, packet.Length)];
    }
}
