using System.Net;
using CallCenter.CallControl.Inbound;
using CallCenter.CallControl.Settings;
using CallCenter.CallControl.Trunks;
using CallCenter.SipStack.Messages;
using CallCenter.Testing;

namespace CallCenter.CallControl.Tests.Inbound;

/// <summary>New calls a second.</summary>
internal sealed class CallRateTests
{
    private static readonly TrunkConfig Carrier = new("carrier", [], null, 5060, TransportKind.Udp, null, null, false, null, 100);
    private static readonly IPAddress Office = IPAddress.Parse("192.0.2.1");

    [Test]
    public void TryTake_MoreThanTheSecondHolds_IsRefusedAndSaidOnce()
    {
        var time = new ManualTimeProvider();
        var log = new LogLines();
        using var counted = new Counted("callcenter.calls.refused");
        var rate = new CallRate(new TelephonyOptions { MaxCallsPerSecond = 10, MaxTelephoneCallsPerSecond = 2 }, time, log);

        Assert.That(Enumerable.Range(0, 30).Count(_ => rate.TryTake(Carrier)), Is.EqualTo(10));
        Assert.That(rate.TryTake(Carrier with { Name = "other" }), Is.True);
        Assert.That(Enumerable.Range(0, 30).Count(_ => rate.TryTake(Office)), Is.EqualTo(2));
        Assert.That(rate.TryTake(IPAddress.Parse("192.0.2.2")), Is.True);
        Assert.That(log.Lines, Has.Length.EqualTo(2), "a line for each source");
        Assert.That(counted.Of("rate"), Is.AtLeast(48));

        time.Advance(TimeSpan.FromSeconds(1));
        Assert.That(Enumerable.Range(0, 30).Count(_ => rate.TryTake(Carrier)), Is.EqualTo(10));
    }
}
