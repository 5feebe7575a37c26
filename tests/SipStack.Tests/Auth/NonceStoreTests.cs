using System.Net;
using CallCenter.SipStack.Auth;
using CallCenter.Testing;

namespace CallCenter.SipStack.Tests.Auth;

[TestFixture]
internal sealed class NonceStoreTests
{
    private static readonly IPAddress Asker = IPAddress.Parse("10.0.0.9");

    private readonly ManualTimeProvider _time = new();
    private NonceStore _nonces = null!;

    [SetUp]
    public void Begin() => _nonces = new NonceStore(_time, TimeSpan.FromMinutes(5));

    [Test]
    public void Check_Own_IsGoodUntilItsLifeIsOver()
    {
        var nonce = _nonces.Create(Asker);
        Assert.That(_nonces.Check(nonce, Asker), Is.EqualTo(NonceState.Good));
        _time.Advance(TimeSpan.FromMinutes(5.1));
        Assert.That(_nonces.Check(nonce, Asker), Is.EqualTo(NonceState.Stale));
    }

    [Test]
    public void Check_ForeignOrChanged_IsUnknown()
    {
        var nonce = _nonces.Create(Asker);
        Assert.That(_nonces.Check(new NonceStore(_time, TimeSpan.FromMinutes(5)).Create(Asker), Asker), Is.EqualTo(NonceState.Unknown));
        Assert.That(_nonces.Check((nonce[0] == '0' ? '1' : '0') + nonce[1..], Asker), Is.EqualTo(NonceState.Unknown));
        Assert.That(_nonces.Check("zz", Asker), Is.EqualTo(NonceState.Unknown));
        Assert.That(_nonces.Check(new string('é', nonce.Length), Asker), Is.EqualTo(NonceState.Unknown));
    }

    [Test]
    public void Check_FromAnotherAddressThanItWasGivenTo_IsForeign()
    {
        var nonce = _nonces.Create(Asker);
        Assert.That(_nonces.Check(nonce, IPAddress.Parse("10.0.0.8")), Is.EqualTo(NonceState.Foreign));
        Assert.That(_nonces.Check(nonce, Asker.MapToIPv6()), Is.EqualTo(NonceState.Good));
    }

    [Test]
    public void TryUse_CountMustGrow()
    {
        var nonce = _nonces.Create(Asker);
        Assert.That(_nonces.TryUse(nonce, 1), Is.True);
        Assert.That(_nonces.TryUse(nonce, 1), Is.False);
        Assert.That(_nonces.TryUse(nonce, 2), Is.True);
        Assert.That(_nonces.TryUse(nonce, 9), Is.True);
        Assert.That(_nonces.TryUse(nonce, 5), Is.False);
        Assert.That(_nonces.TryUse(_nonces.Create(Asker), 0), Is.False, "no count at all");
    }
}
