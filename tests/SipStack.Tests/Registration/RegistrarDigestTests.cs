using CallCenter.SipStack.Auth;
using CallCenter.SipStack.Diagnostics;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Tests.Support;

namespace CallCenter.SipStack.Tests.Registration;

[TestFixture]
internal sealed class RegistrarDigestTests : RegistrarFixture
{
    [Test]
    public void Register_SameNonceAgain_NeedsAHigherCount()
    {
        Register("sip:2001@10.0.0.9", login: false);
        var nonce = NonceOf(_phone.Last);
        Answer("sip:2001@10.0.0.9", nonce, nc: 1);
        Assert.That(_phone.LastStart, Is.EqualTo("200 REGISTER"));
        Answer("sip:2001@10.0.0.9", nonce, nc: 1);
        Assert.That(_phone.LastStart, Is.EqualTo("401 REGISTER"));
        Assert.That(Raw.Text(_phone.Last.Get(HeaderId.WwwAuthenticate)), Does.Contain("stale=true"));
        Answer("sip:2001@10.0.0.9", nonce, nc: 2);
        Assert.That(_phone.LastStart, Is.EqualTo("200 REGISTER"));
    }

    [Test]
    public void Register_OldNonce_IsStale()
    {
        Register("sip:2001@10.0.0.9", login: false);
        var nonce = NonceOf(_phone.Last);
        _time.Advance(TimeSpan.FromMinutes(6));
        Answer("sip:2001@10.0.0.9", nonce, nc: 1);
        Assert.That(Raw.Text(_phone.Last.Get(HeaderId.WwwAuthenticate)), Does.Contain("stale=true"));
    }

    [Test]
    public void Register_DigestUriDiffers_IsTaken()
    {
        Register("sip:2001@10.0.0.9", uri: "sip:something.else:5060");
        Assert.That(_phone.LastStart, Is.EqualTo("200 REGISTER"));
    }

    [Test]
    public void Register_WithoutQop_IsTakenOncePerNonce()
    {
        Register("sip:2001@10.0.0.9", login: false);
        var nonce = NonceOf(_phone.Last);
        Answer("sip:2001@10.0.0.9", nonce, nc: 0);
        Assert.That(_phone.LastStart, Is.EqualTo("200 REGISTER"));
        Answer("sip:2001@10.0.0.9", nonce, nc: 0);
        Assert.That(_phone.LastStart, Is.EqualTo("401 REGISTER"));
    }

    [Test]
    public void Register_PasswordsTriedByTheDozen_AreNoLongerAnswered()
    {
        for (var i = 0; i < 20; i++)
        {
            Register("sip:2001@10.0.0.9", password: $"guess{i}");
        }

        var answers = _phone.Received.Count;
        Register("sip:2001@10.0.0.9");
        Assert.That((_phone.Received.Count, _phone.LastStart), Is.EqualTo((answers + 1, "401 REGISTER")), "even the right one has only its challenge");
        Assert.That(Refused(RefusalReason.WrongPassword), Is.EqualTo(20));
        Assert.That(Refused(RefusalReason.TooManyGuesses), Is.EqualTo(1));
        _time.Advance(TimeSpan.FromMinutes(2));
        Register("sip:2001@10.0.0.9");
        Assert.That(_phone.LastStart, Is.EqualTo("200 REGISTER"));
    }

    [Test]
    public void Register_CredentialsTakeTheirTime_RetransmissionsDoNotRegisterTwice()
    {
        var gate = new TaskCompletionSource();
        _accounts.Delay = gate.Task;
        Register("sip:2001@10.0.0.9");
        _phone.Send(_server, LastSent());
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.That(_phone.LastStart, Is.EqualTo("401 REGISTER"), "the challenge before");
        gate.SetResult();
        Assert.That(() => _registrar.Count, Is.EqualTo(1).After(5000, 10));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.That(() => _phone.Starts.Count(s => s == "200 REGISTER"), Is.EqualTo(1).After(2000, 10));
        Assert.That(_phone.Starts.Count(s => s == "401 REGISTER"), Is.EqualTo(1), "the repeated request is not told that its nonce is used up");
        Assert.That(_changes, Has.Count.EqualTo(1));
    }

    [Test]
    public void Algorithms_ByTheSettings_InTheirOrder()
    {
        _server = Server(new DigestOptions { Algorithms = [DigestAlgorithm.Sha256, DigestAlgorithm.Md5] }, "10.0.0.3:5060");
        Register("sip:2001@10.0.0.9", login: false);
        Assert.That(_phone.Last.ValuesByName("WWW-Authenticate", splitCommas: false).Select(v => v.Contains("SHA-256")), Is.EqualTo([true, false]));
        Register("sip:2001@10.0.0.9", algorithm: DigestAlgorithm.Sha256);
        Assert.That(_phone.LastStart, Is.EqualTo("200 REGISTER"));
    }
}
