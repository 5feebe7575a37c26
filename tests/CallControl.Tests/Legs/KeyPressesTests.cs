using CallCenter.CallControl.Legs;
using CallCenter.Testing;

namespace CallCenter.CallControl.Tests.Legs;

public sealed class KeyPressesTests
{
    private readonly ManualTimeProvider _time = new();
    private KeyPresses _keys = null!;
    private string _taken = "";

    [SetUp]
    public void Begin() => (_keys, _taken) = (new KeyPresses(_time), "");

    private KeyVerdict Take(char digit, DigitSource source, double held = 0)
    {
        var verdict = _keys.Take(digit, source, TimeSpan.FromSeconds(held));
        _taken += verdict == KeyVerdict.New ? digit : "";
        return verdict;
    }

    private void Wait(double seconds) => _time.Advance(TimeSpan.FromSeconds(seconds));

    [TestCase(DigitSource.Rfc4733, DigitSource.Info)]
    [TestCase(DigitSource.Info, DigitSource.Rfc4733)]
    [TestCase(DigitSource.Info, DigitSource.InBand)]
    [TestCase(DigitSource.InBand, DigitSource.Info)]
    public void Take_TwoWaysForEachKey_IsOnePressEach(DigitSource first, DigitSource second)
    {
        foreach (var key in "1122")
        {
            Take(key, first);
            Wait(0.05);
            Take(key, second);
            Wait(0.2);
        }

        Assert.That(_taken, Is.EqualTo("1122"));
    }

    [Test]
    public void Take_OneWayAheadOfTheOther_CountsTheFullerOne()
    {
        foreach (var key in "77577")
        {
            Take(key, DigitSource.Info);
            Wait(0.1);
        }

        foreach (var key in "7577")
        {
            Take(key, DigitSource.Rfc4733);
            Wait(0.1);
        }

        Assert.That(_taken, Is.EqualTo("77577"), "one press was lost on one way");
    }

    [Test]
    public void Take_InfoAtKeyDownAndEventAtKeyUp_IsOnePressHoweverLongItWasHeld()
    {
        Take('4', DigitSource.Info);
        Wait(6);
        Take('4', DigitSource.Rfc4733, held: 6);

        Assert.That(_taken, Is.EqualTo("4"));
    }

    [Test]
    public void Take_InfoThatWasRetransmitted_IsStillTheSamePress()
    {
        Take('4', DigitSource.Rfc4733, held: 0.1);
        Wait(1.5);
        Take('4', DigitSource.Info);
        Wait(3);
        Take('4', DigitSource.Info);

        Assert.That(_taken, Is.EqualTo("44"));
    }

    [Test]
    public void Take_MoreThanAPersonPresses_IsRefused_AndTheNextAfterAPauseIsTaken()
    {
        for (var i = 0; i < 40_000; i++)
        {
            Wait(0.0005);
            Take('1', DigitSource.Info);
        }

        Assert.That(_taken, Has.Length.InRange(KeyPresses.MostAtOnce, KeyPresses.MostAtOnce + (20 * KeyPresses.MostPerSecond)));
        Wait(1);
        Assert.That(Take('2', DigitSource.Info), Is.EqualTo(KeyVerdict.New));
    }

    [Test]
    public void Take_MoreThanACallMayHave_IsRefusedForGood()
    {
        using var refused = new Counted("callcenter.keys.refused");
        for (var i = 0; i < KeyPresses.MostPerCall; i++)
        {
            Wait(0.1);
            Take('1', DigitSource.Rfc4733);
        }

        Wait(60);
        Assert.That(Take('1', DigitSource.Rfc4733), Is.EqualTo(KeyVerdict.TooMany));
        Assert.That(_taken, Has.Length.EqualTo(KeyPresses.MostPerCall));
        Assert.That(refused.Total, Is.AtLeast(1));
    }
}
