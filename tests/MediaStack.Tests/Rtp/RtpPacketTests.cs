using CallCenter.MediaStack.Rtp;

namespace CallCenter.MediaStack.Tests.Rtp;

public sealed class RtpPacketTests
{
    private static byte[] Header(byte first, byte second, params byte[] rest) =>
        [first, second, 0x12, 0x34, 0, 0, 0, 160, 0xDE, 0xAD, 0xBE, 0xEF, .. rest];

    [Test]
    public void TryRead_PlainPacket_FindsEachField()
    {
        Assert.That(RtpPacket.TryRead(Header(0x80, 0x80 | 101, 1, 2, 3), out var packet), Is.True);
        Assert.That((packet.Marker, packet.PayloadType, packet.Sequence, packet.Timestamp, packet.Ssrc),
            Is.EqualTo((true, 101, (ushort)0x1234, 160u, 0xDEADBEEFu)));
        Assert.That(packet.Payload.ToArray(), Is.EqualTo(new byte[] { 1, 2, 3 }));
    }

    [Test]
    public void TryRead_SourcesExtensionAndPadding_AreSteppedOver()
    {
        var datagram = Header(0xB2, 0, [1, 1, 1, 1, 2, 2, 2, 2, 0xBE, 0xDE, 0, 1, 9, 9, 9, 9, 7, 8, 0, 0, 3]);
        Assert.That(RtpPacket.TryRead(datagram, out var packet), Is.True);
        Assert.That(packet.Payload.ToArray(), Is.EqualTo(new byte[] { 7, 8 }));
    }

    [TestCase(new byte[0])]
    [TestCase(new byte[] { 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 })]
    [TestCase(new byte[] { 0x40, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 }, TestName = "TryRead_Version1_IsRefused")]
    [TestCase(new byte[] { 0x8F, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 }, TestName = "TryRead_SourcesMissing_IsRefused")]
    [TestCase(new byte[] { 0x90, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2 }, TestName = "TryRead_ExtensionCut_IsRefused")]
    [TestCase(new byte[] { 0x90, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF }, TestName = "TryRead_ExtensionTooLong_IsRefused")]
    [TestCase(new byte[] { 0xA0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0 }, TestName = "TryRead_PaddingZero_IsRefused")]
    [TestCase(new byte[] { 0xA0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 3 }, TestName = "TryRead_PaddingTooLong_IsRefused")]
    public void TryRead_NoRtp_IsRefused(byte[] datagram) => Assert.That(RtpPacket.TryRead(datagram, out _), Is.False);

    [Test]
    public void TryRead_AnyBytes_TakesItsPayloadFromThemOrRefuses()
    {
        var random = new Random(1);
        var read = 0;
        for (var i = 0; i < 200_000; i++)
        {
            var datagram = new byte[random.Next(64)];
            random.NextBytes(datagram);
            if (datagram.Length > 0)
            {
                datagram[0] = (byte)(0x80 | (datagram[0] & 0x3F));
            }

            if (RtpPacket.TryRead(datagram, out var packet))
            {
                read++;
                Assert.That(packet.Payload.Length, Is.LessThanOrEqualTo(datagram.Length - RtpPacket.HeaderSize));
                Assert.That(packet.Payload.IsEmpty || packet.Payload.Overlaps(datagram.AsSpan(RtpPacket.HeaderSize)), Is.True);
            }
        }

        Assert.That(read, Is.GreaterThan(10_000));
    }

    [Test]
    public void TryWrite_ReadBack_IsTheSame_AndTooSmallIsRefused()
    {
        RtpPacket.TryRead(Header(0x80, 8, 5, 6), out var packet);
        Span<byte> buffer = stackalloc byte[14];
        Assert.That(packet.TryWrite(buffer, out var written), Is.True);
        Assert.That(written, Is.EqualTo(14));
        Assert.That(buffer.SequenceEqual(Header(0x80, 8, 5, 6)), Is.True);
        Assert.That(packet.TryWrite(buffer[..13], out written), Is.False);
        Assert.That(written, Is.Zero);
    }

    [TestCase(0, false)]
    [TestCase(0x80 | 8, false)]
    [TestCase(0x80 | 101, false)]
    [TestCase(200, true)]
    [TestCase(207, true)]
    public void LooksLikeRtcp_SecondByte_Decides(int second, bool rtcp) =>
        Assert.That(RtpPacket.LooksLikeRtcp([0x80, (byte)second, 0, 1, 0, 0, 0, 0]), Is.EqualTo(rtcp));
}
