using CallCenter.MediaStack.Dtmf;

namespace CallCenter.MediaStack.Tests.Dtmf;

public sealed class DtmfReceiverTests
{
    private const uint Ssrc = 1;

    private readonly DtmfReceiver _receiver = new(lostEndAfter: 200, forgetAfter: 500);
    private string _digits = "";
    private long _now = 1000;

    private void Packet(char digit, uint timestamp, ushort duration, bool end, uint ssrc = Ssrc)
    {
        var (first, second) = _receiver.Receive(new TelephoneEvent((byte)TelephoneEvent.CodeOf(digit), end, 10, duration), ssrc, timestamp, _now);
        _digits += first == '\0' ? "" : first;
        _digits += second == '\0' ? "" : second;
        _now += 20;
    }

    private void Wait(long time)
    {
        _now += time;
        var digit = _receiver.Expire(_now);
        _digits += digit == '\0' ? "" : digit;
    }

    [SetUp]
    public void Reset()
    {
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
        Packet('7', 3000, 480, true);
        Packet('6', 1000, 480, true);
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
        _receiver.Receive(new TelephoneEvent(16, true, 10, 480), Ssrc, 1000, _now);
        var (first, second) = _receiver.Receive(new TelephoneEvent(36, true, 10, 480), Ssrc, 3000, _now);
        Packet('1', 5000, 480, true);
        Assert.That((first, second, _digits), Is.EqualTo(('\0', '\0', "1")));
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
