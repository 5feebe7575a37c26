using CallCenter.MediaStack.Dtmf;

namespace CallCenter.MediaStack.Tests.Dtmf;

public sealed class DtmfReceiverTests
{
    private const uint Ssrc = 1;

    private DtmfReceiver _receiver = null!;
    private string _digits = "";
    private long _held;
    private long _now = 1000;
    private ushort _sequence = 65530;

    private void Packet(char digit, uint timestamp, int duration, bool end, uint ssrc = Ssrc, bool marker = false) =>
        Packet(digit, timestamp, duration, end, _sequence++, ssrc, marker);

    private void Packet(char digit, uint timestamp, int duration, bool end, ushort sequence, uint ssrc = Ssrc, bool marker = false)
    {
        var value = new TelephoneEvent((byte)TelephoneEvent.CodeOf(digit), end, 10, (ushort)duration);
        var (first, second) = _receiver.Receive(new EventPacket(value, ssrc, timestamp, sequence, marker), _now);
        Take(first);
        Take(second);
        _now += 20;
    }

    /// <summary>A press as phones send it.</summary>
    private void Press(char digit, uint timestamp, int packets = 5, int step = 160, uint ssrc = Ssrc)
    {
        for (var i = 1; i <= packets; i++)
        {
            Packet(digit, timestamp, i * step, false, ssrc, marker: i == 1);
        }

        for (var i = 0; i < 3; i++)
        {
            Packet(digit, timestamp, packets * step, true, ssrc);
        }
    }

    private void Wait(long time)
    {
        _now += time;
        Take(_receiver.Expire(_now));
    }

    private void Take(KeyPress press)
    {
        _digits += press.IsNone ? "" : press.Digit;
        _held = press.IsNone ? _held : press.Held;
    }

    [SetUp]
    public void Reset()
    {
        _receiver = new DtmfReceiver(frequency: 1000, lostEndAfter: 200, forgetAfter: 500);
        Wait(10_000);
        Packet('0', 0, 160, true, ssrc: 99);
        Wait(10_000);
        _digits = "";
    }

    [Test]
    public void Receive_WholePress_IsOneDigitAtItsFirstEnd()
    {
        Packet('5', 1000, 160, false);
        Packet('5', 1000, 320, false);
        Assert.That(_digits, Is.Empty);
        Packet('5', 1000, 480, true);
        Assert.That(_digits, Is.EqualTo("5"));
        Packet('5', 1000, 480, true);
        Packet('5', 1000, 480, true);
        Wait(1000);
        Assert.That(_digits, Is.EqualTo("5"));
    }

    [Test]
    public void Receive_OnlyAnEndPacket_IsOneDigit()
    {
        Packet('5', 1000, 480, true);
        Packet('5', 1000, 480, true);
        Assert.That(_digits, Is.EqualTo("5"));
    }

    [Test]
    public void Receive_EndsLostAndNextPressBegins_GivesBothInOrder()
    {
        Packet('1', 1000, 160, false);
        Packet('2', 3000, 160, false);
        Assert.That(_digits, Is.EqualTo("1"));
        Packet('2', 3000, 320, true);
        Packet('3', 5000, 160, false);
        Packet('4', 7000, 160, true);
        Assert.That(_digits, Is.EqualTo("1234"));
    }

    [Test]
    public void Expire_EndsLost_ReportsOnceAfterTheLimit()
    {
        Packet('1', 1000, 160, false);
        Wait(100);
        Assert.That(_digits, Is.Empty);
        Wait(200);
        Wait(20);
        Packet('1', 1000, 480, true);
        Assert.That(_digits, Is.EqualTo("1"), "the end that came after all belongs to the same press");
    }

    [Test]
    public void Receive_SameKeyTwice_IsTwoDigits()
    {
        Packet('7', 1000, 480, true);
        Packet('7', 3000, 480, true);
        Assert.That(_digits, Is.EqualTo("77"));
    }

    [Test]
    public void Receive_OlderPacketOutOfOrder_IsIgnored()
    {
        Packet('7', 3000, 480, true, sequence: 20);
        Packet('6', 1000, 480, true, sequence: 19);
        Packet('7', 3000, 320, false, sequence: 18);
        Assert.That(_digits, Is.EqualTo("7"));
    }

    [Test]
    public void Receive_OldTimestampAfterAPause_IsANewPress()
    {
        Packet('7', 24000, 480, true);
        Wait(1000);
        Packet('8', 24000, 480, true);
        Wait(1000);
        Packet('9', 100, 480, true);
        Assert.That(_digits, Is.EqualTo("789"));
    }

    [Test]
    public void Receive_PressLongerThanOneEvent_IsOneDigit()
    {
        Packet('4', 1000, 0xFFFF, false);
        Packet('4', 1000 + 0xFFFF, 160, false);
        Packet('4', 1000 + 0xFFFF, 0xFFFF, false);
        Packet('4', 1000 + (2 * 0xFFFF), 480, true);
        Packet('4', 1000 + (2 * 0xFFFF), 480, true);
        Assert.That(_digits, Is.EqualTo("4"));
    }

    [Test]
    public void Receive_TimestampWrap_IsOrderedRightly()
    {
        Packet('1', uint.MaxValue - 100, 480, true);
        Packet('2', 1000, 480, true);
        Assert.That(_digits, Is.EqualTo("12"));
    }

    [Test]
    public void Receive_FlashAndTones_AreNoDigits()
    {
        _receiver.Receive(new EventPacket(new TelephoneEvent(16, true, 10, 480), Ssrc, 1000, 1, true), _now);
        var (first, second) = _receiver.Receive(new EventPacket(new TelephoneEvent(36, true, 10, 480), Ssrc, 3000, 2, true), _now);
        Packet('1', 5000, 480, true, sequence: 3);
        Assert.That((first.IsNone, second.IsNone, _digits), Is.EqualTo((true, true, "1")));
    }

    [Test]
    public void Receive_LossOfAnyTwoPackets_NeverChangesTheDigits()
    {
        // each press is 5 packets and 3 ends; every pair of the eight may be lost
        uint timestamp = 1_000_000;
        var expected = "";
        for (var i = 0; i < 8; i++)
        {
            for (var j = i; j < 8; j++)
            {
                var key = "0123456789*#ABCD"[(i + j) % 16];
                for (var k = 0; k < 8; k++)
                {
                    if (k != i && k != j)
                    {
                        Packet(key, timestamp, (ushort)(160 * Math.Min(k + 1, 5)), k >= 5);
                    }
                }

                expected += key;
                timestamp += 3000;
                Wait(100);
            }
        }

        Assert.That(_digits, Is.EqualTo(expected));
    }

    [TestCase(100)]
    [TestCase(300)]
    [TestCase(800)]
    [TestCase(3000)]
    public void Receive_EndsAfterAGap_DurationCoversIt_IsOneDigit(int gap)
    {
        Packet('4', 1000, 160, false, marker: true);
        Packet('4', 1000, 320, false);
        Wait(gap - 20);
        for (var i = 0; i < 3; i++)
        {
            Packet('4', 1000, (gap + 40) * 8, true);
        }

        Wait(1000);
        Assert.That(_digits, Is.EqualTo("4"));
    }

    [Test]
    public void Receive_EachPressAtTheSameTimestamp_IsADigitEach()
    {
        Press('4', 1000);
        Wait(60);
        Press('4', 1000);
        Wait(60);
        Press('5', 1000);
        Wait(2000);
        Press('5', 1000);
        Assert.That(_digits, Is.EqualTo("4455"));
    }

    [Test]
    public void Receive_TimestampMovesWithEachPacket_IsOneDigitAPress()
    {
        for (uint press = 0; press < 2; press++)
        {
            for (uint i = 0; i < 8; i++)
            {
                Packet('6', (press * 3000) + 1000 + (i * 160), 160 * (Math.Min((int)i, 4) + 1), i >= 5);
            }

            Wait(60);
        }

        Assert.That(_digits, Is.EqualTo("66"));
    }

    [TestCase(16000)]
    [TestCase(48000)]
    public void Receive_EventsInAnotherClock_HeldIsMeasuredInIt(int clockRate)
    {
        _receiver.ClockRate = clockRate;
        Press('8', 1000, step: clockRate / 50);
        Press('8', 1000 + (uint)clockRate, step: clockRate / 50);
        Assert.That((_digits, _held), Is.EqualTo(("88", 100)));
    }

    [Test]
    public void Receive_SourceChangesWithinThePress_IsOneDigit()
    {
        Packet('9', 1000, 160, false, marker: true);
        Packet('9', 1000, 320, false);
        Packet('9', 777_000, 480, false, ssrc: 2);
        Packet('9', 777_000, 640, true, ssrc: 2);
        Packet('9', 777_000, 640, true, ssrc: 2);
        Wait(60);
        Press('9', 780_000, ssrc: 2);
        Assert.That(_digits, Is.EqualTo("99"));
    }

    [Test]
    public void Receive_DurationRunsOverUnderOneTimestamp_IsOneDigit()
    {
        for (var i = 1; i <= 450; i++)
        {
            Packet('2', 1000, (160 * i) & 0xFFFF, false, marker: i == 1);
        }

        Packet('2', 1000, (160 * 450) & 0xFFFF, true);
        Packet('2', 1000, (160 * 450) & 0xFFFF, true);
        Assert.That(_digits, Is.EqualTo("2"));
        Assert.That(_held, Is.EqualTo(9000).Within(20));
    }

    [Test]
    public void Receive_SegmentsWithLossAroundTheSeam_AreOneDigit()
    {
        Packet('3', 1000, 0xF000, false, marker: true);
        Packet('3', 1000 + 0xFFFF, 1600, false);
        Packet('3', 1000 + 0xFFFF, 3200, true);
        Packet('3', 1000 + 0xFFFF, 3200, true);
        Assert.That(_digits, Is.EqualTo("3"));
    }

    [Test]
    public void Receive_EndOfThePressBeforeOnceMore_IsIgnored()
    {
        Press('1', 1000);
        Packet('2', 3000, 160, false, marker: true);
        Packet('1', 1000, 800, true);
        Packet('2', 3000, 320, true);
        Assert.That(_digits, Is.EqualTo("12"));
    }

    [Test]
    public void Receive_TimestampsBeginAnewBelowTheOldOnes_IsANewPress()
    {
        Press('1', 900_000);
        Press('2', 1000);
        Assert.That(_digits, Is.EqualTo("12"));
    }

    [Test]
    public void Receive_AllPacketsLostButAnyOne_IsOneDigitEach()
    {
        for (uint kept = 0; kept < 8; kept++)
        {
            _sequence += (ushort)kept;
            Packet('5', 1000 + (kept * 3000), 160 * (Math.Min((int)kept, 4) + 1), kept >= 5);
            _sequence += (ushort)(7 - kept);
            Wait(360);
        }

        Assert.That(_digits, Is.EqualTo("55555555"));
    }

    [Test(Description = "RFC 4733 section 5: 911 is dialed, a packet each 50 ms, the last of each key three times")]
    public void Receive_TheExampleOfRfc4733_IsItsThreeKeys()
    {
        (char Key, uint Begins, int Lasts)[] keys = [('9', 0, 1600), ('1', 7040, 2000), ('1', 11_200, 1760)];
        var (start, held) = (_now, new List<long>());
        foreach (var (key, begins, lasts) in keys)
        {
            var packets = (lasts + 399) / 400;
            for (var i = 1; i <= packets + 2; i++)
            {
                _receiver.ClockRate = 8000;
                _now = start + (begins / 8) + (i * 50);
                Packet(key, begins, Math.Min(i * 400, lasts), i >= packets, marker: i == 1);
            }

            held.Add(_held);
        }

        Wait(1000);
        Assert.That((_digits, held), Is.EqualTo(("911", new long[] { 200, 250, 220 })));
    }

    [Test]
    public void TelephoneEvent_Rfc4733Layout_RoundTrips()
    {
        Span<byte> payload = stackalloc byte[4];
        new TelephoneEvent(11, true, 10, 1200).TryWrite(payload);
        Assert.That(payload.ToArray(), Is.EqualTo(new byte[] { 11, 0x8A, 0x04, 0xB0 }));
        Assert.That(TelephoneEvent.TryRead(payload, out var e), Is.True);
        Assert.That(e, Is.EqualTo(new TelephoneEvent(11, true, 10, 1200)));
        Assert.That(e.Digit, Is.EqualTo('#'));
        Assert.That(TelephoneEvent.TryRead(payload[..3], out _), Is.False);
        Assert.That(e.TryWrite(payload[..3]), Is.False);
    }
}
