using CallCenter.CallControl.Outbound;
using CallCenter.CallControl.Settings;
using CallCenter.Testing;

namespace CallCenter.CallControl.Tests.Outbound;

/// <summary>What a stolen password can dial, and when somebody is told.</summary>
public sealed class TollWatchTests
{
    private const string Home = "+493012345678";
    private const string Abroad = "+12127365000";

    private readonly ManualTimeProvider _time = new();
    private readonly LogLines<TollWatch> _log = new();
    private TollWatch _watch = null!;

    [SetUp]
    public void Begin()
    {
        _log.Clear();
        _watch = new TollWatch(new TelephonyOptions { UserCallsPerHour = 4, AbroadCallsPerHour = 2 }, _time, _log);
    }

    [Test]
    public void User_WhoDialsTooMany_IsStopped_AndOthersAndFlowsAreNot()
    {
        using var stopped = new Counted("callcenter.dial.stopped");
        Assert.That(Enumerable.Range(0, 6).Select(_ => _watch.TryTake(Home, "anna")), Is.EqualTo([true, true, true, true, false, false]));
        Assert.That((_watch.TryTake(Home, "ben"), _watch.TryTake(Home, null)), Is.EqualTo((true, true)));
        Assert.That(_log.Lines.Single(), Does.Contain("anna"));
        Assert.That(stopped.Total, Is.AtLeast(2));

        _time.Advance(TimeSpan.FromMinutes(16));
        Assert.That((_watch.TryTake(Home, "anna"), _watch.TryTake(Home, "anna")), Is.EqualTo((true, false)), "little by little");
    }

    [Test]
    public void Abroad_MoreThanUsual_IsToldOnce_AndOverAfterAnHour()
    {
        _watch.TryTake(Abroad, "anna");
        _watch.TryTake(Abroad, null, ofCampaign: true);
        _watch.TryTake(Home, "anna");
        _watch.TryTake(Abroad, null);
        Assert.That((_watch.Alarm, _log.Lines.Length), Is.EqualTo((0, 0)));

        _watch.TryTake("+88299123456", "ben");
        _watch.TryTake(Abroad, "ben");
        Assert.That(_watch.Alarm, Is.EqualTo(4));
        Assert.That(_log.Lines.Single(), Does.StartWith("Error: 3 calls abroad").And.Contain("ben"));

        _time.Advance(TimeSpan.FromMinutes(61));
        Assert.That(_watch.Alarm, Is.Zero);
    }
}
