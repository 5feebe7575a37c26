using System.Net;
using CallCenter.SipStack.Auth;
using CallCenter.Testing;

namespace CallCenter.SipStack.Tests.Auth;

/// <summary>Whose answers are still looked at while others guess.</summary>
internal sealed class GuessLimiterTests
{
    private static readonly IPEndPoint Phone = IPEndPoint.Parse("203.0.113.5:40000");
    private static readonly IPEndPoint Neighbour = IPEndPoint.Parse("203.0.113.5:41000");
    private static readonly IPEndPoint Elsewhere = IPEndPoint.Parse("198.51.100.7:5060");

    private readonly DigestOptions _options = new() { MaxFailures = 3, MaxFailuresOfAddress = 6, MaxFailuresOfUser = 5 };
    private ManualTimeProvider _time = null!;
    private GuessLimiter _limiter = null!;

    [SetUp]
    public void Begin()
    {
        _time = new ManualTimeProvider();
        _limiter = new GuessLimiter(_time, _options);
    }

    [Test]
    public void MayTry_OneUserFromOneAddress_IsSlowedAndNotLocked()
    {
        Fail(3, "alice", Elsewhere);
        Assert.That(_limiter.MayTry("ALICE", Elsewhere), Is.False, "upper and lower case are the same user");
        Assert.That(_limiter.MayTry("bob", Elsewhere), Is.True);
        _time.Advance(_options.FailureWindow / 3);
        Assert.That(_limiter.MayTry("alice", Elsewhere), Is.True, "one more each third of the window");
        Fail(1, "alice", Elsewhere);
        Assert.That(_limiter.MayTry("alice", Elsewhere), Is.False);
    }

    [Test]
    public void MayTry_TelephoneThatStartsAgainBesideAGuesser_IsKnownByItsInstance()
    {
        _limiter.Succeeded("alice", Phone, "<urn:uuid:1>");
        Fail(5, "alice", Neighbour);
        Assert.That(_limiter.MayTry("alice", Neighbour), Is.False);
        Assert.That(_limiter.MayTry("alice", Neighbour, "<urn:uuid:2>"), Is.False);
        Assert.That(_limiter.MayTry("alice", Neighbour, "<urn:uuid:1>"), Is.True);

        _limiter.Failed("alice", Neighbour, "<urn:uuid:1>");
        Assert.That(_limiter.MayTry("alice", Neighbour, "<urn:uuid:1>"), Is.False, "one guess in its name is one, not a way in");
    }

    [Test]
    public void MayTry_ManyUsersFromOneAddress_KnownPhonesThereGoOn()
    {
        _limiter.Succeeded("alice", Phone);
        for (var i = 0; i < 6; i++)
        {
            Fail(1, $"user{i}", Neighbour);
        }

        Assert.That(_limiter.MayTry("another", Neighbour), Is.False);
        Assert.That(_limiter.MayTry("alice", Phone), Is.True);
        Assert.That(_limiter.MayTry("alice", Neighbour), Is.True, "on another port too: a telephone may start again");
        Assert.That(_limiter.MayTry("alice", Elsewhere), Is.True, "other addresses are not concerned");
    }

    [Test]
    public void MayTry_OneUserFromManyAddresses_TheRightPhoneGoesOn()
    {
        _limiter.Succeeded("alice", Phone);
        for (var i = 0; i < 5; i++)
        {
            Fail(1, "alice", new IPEndPoint(IPAddress.Parse($"192.0.2.{i}"), 5060));
        }

        Assert.That(_limiter.MayTry("alice", Elsewhere), Is.False);
        Assert.That(_limiter.MayTry("alice", Phone), Is.True);
    }

    [Test]
    public void MayTry_GuesserBesideTheRightPhone_OnlyThePhoneGoesOn()
    {
        _limiter.Succeeded("alice", Phone);
        Fail(3, "alice", Neighbour);
        Assert.That(_limiter.MayTry("alice", Neighbour), Is.False);
        Assert.That(_limiter.MayTry("alice", Phone), Is.True);
    }

    [Test]
    public void MayTry_KnownPhoneWithANewPassword_IsAStrangerAgain()
    {
        _limiter.Succeeded("alice", Phone);
        Fail(3, "alice", Phone);
        Assert.That(_limiter.MayTry("alice", Phone), Is.False);
    }

    private void Fail(int times, string user, IPEndPoint source)
    {
        for (var i = 0; i < times; i++)
        {
            _limiter.Failed(user, source);
        }
    }
}
