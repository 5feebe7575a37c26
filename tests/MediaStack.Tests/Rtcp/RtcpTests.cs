using CallCenter.MediaStack.Rtcp;
using CallCenter.MediaStack.Rtp;
using CallCenter.Testing;

namespace CallCenter.MediaStack.Tests.Rtcp;

public sealed class RtcpTests
{
    private readonly ManualTimeProvider _time = new();

    private RtcpSession Session(uint ssrc = 0x11111111) => new(_time, ssrc, "cafe0001"u8.ToArray());

    private static List<(RtcpType Type, int Count, byte[] Body)> Read(ReadOnlySpan<byte> compound)
    {
        var packets = new List<(RtcpType, int, byte[])>();
        var reader = new RtcpReader(compound);
        while (reader.TryRead(out var packet))
        {
            packets.Add((packet.Type, packet.Count, packet.Body.ToArray()));
        }

        return packets;
    }

    [Test]
    public void Write_NothingSentNorReceived_IsAnEmptyReportWithAName()
    {
        var buffer = new byte[RtcpWriter.MaxSize];
        var n = Session().Write(buffer, null, new ReceptionStats(), _time.GetTimestamp(), goodbye: false);
        byte[] expected =
        [
            0x80, 201, 0, 1, 0x11, 0x11, 0x11, 0x11,
            0x81, 202, 0, 4, 0x11, 0x11, 0x11, 0x11, 1, 8, (byte)'c', (byte)'a', (byte)'f', (byte)'e', (byte)'0', (byte)'0', (byte)'0', (byte)'1', 0, 0,
        ];
        Assert.That(buffer[..n], Is.EqualTo(expected));
    }

    [Test]
    public void Write_SenderReportWithGoodbye_FillsEveryField()
    {
        var stats = new ReceptionStats();
        foreach (var sequence in new ushort[] { 10, 11, 14 })
        {
            stats.Update(0x22222222, sequence, sequence * 160u, sequence * 160u);
        }

        var buffer = new byte[RtcpWriter.MaxSize];
        var n = Session().Write(buffer, new SenderInfo(0x0102030405060708, 9, 10, 11), stats, _time.GetTimestamp(), goodbye: true);
        var packets = Read(buffer.AsSpan(0, n));

        Assert.That(packets.Select(p => (p.Type, p.Count)),
            Is.EqualTo(new[] { (RtcpType.SenderReport, 1), (RtcpType.SourceDescription, 1), (RtcpType.Goodbye, 1) }));
        byte[] report =
        [
            0x11, 0x11, 0x11, 0x11, 1, 2, 3, 4, 5, 6, 7, 8, 0, 0, 0, 9, 0, 0, 0, 10, 0, 0, 0, 11,
            0x22, 0x22, 0x22, 0x22, 2 * 256 / 5, 0, 0, 2, 0, 0, 0, 14, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        ];
        Assert.That(packets[0].Body, Is.EqualTo(report));
    }

    [Test]
    public void Voice_ToAPeerThatWantsIt_IsReadThereAsHowWeHearIt()
    {
        var stats = new ReceptionStats();
        for (ushort i = 0; i < 200; i++)
        {
            if (i is not (100 or 101 or 104))
            {
                stats.Update(0x22222222, i, i * 160u, i * 160u);
            }
        }

        var voice = stats.Voice(late: 2, TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(40), TimeSpan.FromMilliseconds(200),
            listening: (90, 4.3), conversation: (85, 4.2));
        var (here, there) = (Session(), Session(0x22222222));
        var buffer = new byte[RtcpWriter.MaxSize];
        var length = here.Write(buffer, new SenderInfo(1, 2, 3, 4), stats, _time.GetTimestamp(), goodbye: true, voice);

        Assert.That(Read(buffer.AsSpan(0, length)).Select(p => p.Type),
            Is.EqualTo(new[] { RtcpType.SenderReport, RtcpType.SourceDescription, RtcpType.ExtendedReport, RtcpType.Goodbye }));
        Assert.That(there.Receive(buffer.AsSpan(0, length), _time.GetTimestamp()), Is.True);
        Assert.That(there.HeardThere, Is.EqualTo(voice));
        Assert.That((voice.Ssrc, voice.LossRate, voice.DiscardRate, voice.RoundTrip, voice.EndDelay, voice.RFactor, voice.MosListening, voice.MosConversation),
            Is.EqualTo((0x22222222u, (byte)(256 * 3 / 200), (byte)(256 * 2 / 200), (ushort)50, (ushort)60, (byte)85, (byte)43, (byte)42)));
        Assert.That(here.HeardThere, Is.Null);
    }

    /// <summary>RFC 3611 section 4.7, field by field, behind a block of another kind.</summary>
    [Test]
    public void Receive_ExtendedReport_FindsTheBlockAboutUs()
    {
        byte[] packet =
        [
            0x80, 207, 0, 13, 0x22, 0x22, 0x22, 0x22, 4, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0,
            7, 0, 0, 8, 0x11, 0x11, 0x11, 0x11, 1, 2, 3, 4, 0, 100, 1, 0, 0, 60, 0, 80, 127, 127, 127, 16, 88, 127, 41, 40, 0xB0, 0, 0, 40, 0, 120, 0, 200,
        ];
        var session = Session();

        Assert.That(session.Receive(packet, _time.GetTimestamp()), Is.True);
        Assert.That(session.HeardThere, Is.EqualTo(new VoipMetrics(0x11111111, 1, 2, 3, 4, 100, 256, 60, 80, 88, 41, 40, 40, 120)));
        for (var length = 0; length < packet.Length; length++)
        {
            Session().Receive(packet.AsSpan(0, length), _time.GetTimestamp());
        }
    }

    [Test]
    public void Bursts_AreToldFromLonelyLosses()
    {
        var meter = new BurstMeter();
        void Good(int packets) => Enumerable.Range(0, packets).ToList().ForEach(_ => meter.Received());
        Good(100);
        meter.Lost(2);
        Good(2);
        meter.Lost(1);
        Good(100);
        meter.Lost(1);
        Good(100);
        meter.Lost(1);

        var (burst, gap, burstLength, gapLength) = meter.Read();

        Assert.That((burst, gap, burstLength), Is.EqualTo(((byte)153, (byte)0, 5.0)), "three of five");
        Assert.That(gapLength, Is.EqualTo(302));
    }

    [Test]
    public void Receive_ReportAboutUs_GivesLossJitterAndRoundTrip()
    {
        var session = Session();
        var sentAt = (uint)(session.NtpNow() >> 16);
        _time.Advance(TimeSpan.FromMilliseconds(350));
        var block = new ReportBlock(0x11111111, 64, 5, 100, 40, sentAt, (uint)(0.25 * 65536));
        var compound = new byte[4 + 4 + ReportBlock.Size];
        (compound[0], compound[1], compound[3]) = (0x81, 201, 7);
        block.Write(compound.AsSpan(8));

        Assert.That(session.Receive(compound, _time.GetTimestamp()), Is.True);
        Assert.That(session.RemoteLoss, Is.EqualTo(0.25));
        Assert.That(session.RemoteJitter, Is.EqualTo(40));
        Assert.That(session.RoundTrip!.Value.TotalMilliseconds, Is.EqualTo(100).Within(1));
    }

    [Test]
    public void Receive_SenderReport_IsEchoedInOurNextReport()
    {
        var session = Session();
        var compound = new byte[28];
        (compound[0], compound[1], compound[3]) = (0x80, 200, 6);
        compound.AsSpan(8, 8).Fill(0xAB);
        session.Receive(compound, _time.GetTimestamp());
        _time.Advance(TimeSpan.FromSeconds(2));
        var stats = new ReceptionStats();
        stats.Update(5, 1, 1, 1);
        var buffer = new byte[RtcpWriter.MaxSize];
        session.Write(buffer, null, stats, _time.GetTimestamp(), goodbye: false);
        var block = ReportBlock.Read(buffer.AsSpan(8));

        Assert.That(block.LastSenderReport, Is.EqualTo(0xABABABAB));
        Assert.That(block.DelaySinceLast, Is.EqualTo(2 * 65536));
    }

    [Test]
    public void Receive_ReportAboutOthers_ChangesNothing()
    {
        var session = Session();
        var compound = new byte[32];
        (compound[0], compound[1], compound[3], compound[12]) = (0x81, 201, 7, 200);
        Assert.That(session.Receive(compound, 0), Is.True);
        Assert.That((session.RemoteLoss, session.RoundTrip), Is.EqualTo((0.0, (TimeSpan?)null)));
    }

    [Test]
    public void Receive_CutOrLyingPackets_AreReadNoFurtherThanTheyGo()
    {
        byte[] lyingCount = [0x9F, 201, 0, 1, 0, 0, 0, 1];
        byte[] lyingLength = [0x81, 201, 0xFF, 0xFF, 0, 0, 0, 1];
        byte[] padded = [0xA0, 201, 0, 2, 0, 0, 0, 1, 0, 0, 0, 4];
        byte[] overPadded = [0xA0, 201, 0, 1, 0, 0, 0, 200];
        Assert.That(Session().Receive(lyingCount, 0), Is.True);
        Assert.That(Session().Receive(lyingLength, 0), Is.False);
        Assert.That(Read(padded).Single().Body, Has.Length.EqualTo(4));
        Assert.That(Read(overPadded), Is.Empty);
    }

    [Test]
    public void Receive_200000MutatedCompounds_NeverThrows()
    {
        var session = Session(0);
        var random = new Random(6);
        byte[] compound = [0x82, 200, 0, 18, .. new byte[72], 0x81, 202, 0, 2, 0, 0, 0, 1, 1, 2, 65, 66, 0x81, 203, 0, 1, 0, 0, 0, 1];
        var understood = 0;
        for (var i = 0; i < 200_000; i++)
        {
            understood += session.Receive(Mutation.Of(compound, random), i) ? 1 : 0;
        }

        Assert.That(understood, Is.InRange(1000, 199_999));
    }

    [Test]
    public void Jitter_KnownSpacing_FollowsAppendixA8()
    {
        var stats = new ReceptionStats();
        double jitter = 0;
        var random = new Random(8);
        uint lastTransit = 0;
        for (var i = 0; i < 500; i++)
        {
            var arrival = (uint)((i * 160) + random.Next(200));
            stats.Update(1, (ushort)i, (uint)(i * 160), arrival);
            var transit = arrival - (uint)(i * 160);
            jitter += i == 0 ? 0 : (Math.Abs((int)(transit - lastTransit)) - jitter) / 16;
            lastTransit = transit;
        }

        Assert.That(stats.Jitter, Is.EqualTo(jitter).Within(1.5));
    }

    [Test]
    public void Report_FractionLost_CoversTheIntervalAlone()
    {
        var stats = new ReceptionStats();
        for (ushort i = 0; i < 100; i += 2)
        {
            stats.Update(1, i, 0, 0);
        }

        var first = stats.Report(0, 0);
        for (ushort i = 99; i < 199; i++)
        {
            stats.Update(1, i, 0, 0);
        }

        var second = stats.Report(0, 0);
        Assert.That((first.FractionLost, first.Lost), Is.EqualTo(((byte)(49 * 256 / 99), 49)));
        Assert.That((second.FractionLost, second.Lost), Is.EqualTo(((byte)0, 49)));
    }

    [Test]
    public void Update_RestartedStream_KeepsTheLegsTotals()
    {
        var stats = new ReceptionStats();
        stats.Update(1, 1, 0, 0);
        stats.Update(1, 3, 0, 0);
        stats.Update(2, 1000, 0, 0);
        stats.Update(2, 1001, 0, 0);

        Assert.That((stats.TotalReceived, stats.TotalLost), Is.EqualTo((3, 1)));
        Assert.That(stats.Ssrc, Is.EqualTo(2));
    }

    [Test]
    public void SequenceTracker_AndStats_AgreeOnDuplicates()
    {
        var stats = new ReceptionStats();
        stats.Update(1, 1, 0, 0);
        Assert.That(stats.Update(1, 1, 0, 0), Is.EqualTo(SequenceVerdict.Duplicate));
        Assert.That(stats.Duplicates, Is.EqualTo(1));
    }
}
