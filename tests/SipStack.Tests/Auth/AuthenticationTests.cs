using System.Net;
using CallCenter.SipStack.Auth;
using CallCenter.SipStack.Diagnostics;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Registration;
using CallCenter.SipStack.Tests.Support;
using CallCenter.SipStack.UserAgents;
using CallCenter.Testing;

namespace CallCenter.SipStack.Tests.Auth;

/// <summary>What strangers with many addresses, and faults of our own, can do to a registrar.</summary>
internal sealed class AuthenticationTests
{
    private ManualTimeProvider _time = null!;
    private MemoryNetwork _network = null!;
    private Accounts _accounts = null!;
    private Party _server = null!;
    private WirePeer _phone = null!;
    private uint _cseq;

    [SetUp]
    public void Begin()
    {
        _time = new ManualTimeProvider();
        _network = new MemoryNetwork(_time);
        _accounts = new Accounts("2001");
        _server = Server("10.0.0.2:5060", new DigestOptions());
        _phone = _network.JoinWire("10.0.0.9:5060");
    }

    [Test]
    public void OneNonceForManyAddresses_NoAnswerButItsOwnersIsLookedAt()
    {
        var nonce = Challenge(_phone);
        for (var i = 0; i < 50; i++)
        {
            var guesser = _network.JoinWire($"10.0.1.{i}:5060");
            Answer(guesser, nonce, Accounts.PasswordOf("2001"));
            Assert.That(Raw.Text(guesser.Last.Get(HeaderId.WwwAuthenticate)), Does.Contain("stale=true"), "even of the right one nothing is said");
        }

        Assert.That((Of(RefusalReason.WrongPassword), Of(RefusalReason.ForeignNonce)), Is.EqualTo((0, 50)));
        Answer(_phone, nonce, Accounts.PasswordOf("2001"));
        Assert.That(_phone.LastStart, Is.EqualTo("200 REGISTER"));
    }

    [Test]
    public void GuessesFromManyAddresses_AreCountedForTheUser()
    {
        var answered = 0;
        for (var i = 0; i < 100; i++)
        {
            var guesser = _network.JoinWire($"10.0.1.{i}:5060");
            Answer(guesser, Challenge(guesser), $"guess{i}");
            answered += guesser.Received.Count == 2 ? 1 : 0;
        }

        Assert.That(answered, Is.EqualTo(new DigestOptions().MaxFailuresOfUser).Within(2));
        Assert.That(Of(RefusalReason.WrongPassword), Is.EqualTo(answered));
        Assert.That(Of(RefusalReason.TooManyGuesses), Is.EqualTo(100 - answered));
    }

    [Test]
    public void ForgedAnswersUnderAPhonesAddress_DoNotShutItOut()
    {
        var foreign = Challenge(_network.JoinWire("10.0.1.1:5060"));
        for (var i = 0; i < 40; i++)
        {
            Answer(_phone, foreign, "wrong");
        }

        Answer(_phone, Challenge(_phone), Accounts.PasswordOf("2001"));
        Assert.That(_phone.LastStart, Is.EqualTo("200 REGISTER"));
    }

    [Test]
    public void CredentialsCannotBeLookedUp_Is503AndNobodysFailure()
    {
        _accounts.Delay = Task.FromException(new InvalidOperationException("the database is away"));
        for (var i = 0; i < 40; i++)
        {
            Answer(_phone, Challenge(_phone), Accounts.PasswordOf("2001"));
            Assert.That((_phone.LastStart, _phone.Last.Has(HeaderId.RetryAfter)), Is.EqualTo(("503 REGISTER", true)));
        }

        _accounts.Delay = Task.CompletedTask;
        Answer(_phone, Challenge(_phone), Accounts.PasswordOf("2001"));
        Assert.That(_phone.LastStart, Is.EqualTo("200 REGISTER"));
        Assert.That(Of(RefusalReason.NoCredentials), Is.EqualTo(40));
        Assert.That(_server.Logs.Lines, Is.Empty, "said by the refusals' own line, once a minute");
    }

    [Test]
    public void WeakerAlgorithmThanAsked_IsNotTaken()
    {
        _server = Server("10.0.0.3:5060", new DigestOptions { Algorithms = [DigestAlgorithm.Sha256] });
        Answer(_phone, Challenge(_phone), Accounts.PasswordOf("2001"));
        Assert.That(_phone.LastStart, Is.EqualTo("401 REGISTER"));
        Answer(_phone, Challenge(_phone), Accounts.PasswordOf("2001"), DigestAlgorithm.Sha256);
        Assert.That(_phone.LastStart, Is.EqualTo("200 REGISTER"));
    }

    [Test]
    public void UnknownUserAndWrongPassword_AreAnsweredAlike()
    {
        Answer(_phone, Challenge(_phone), "wrong");
        var known = Shape(_phone.Last);
        Answer(_phone, Challenge(_phone), "wrong", user: "nobody");
        Assert.That(Shape(_phone.Last), Is.EqualTo(known));
    }

    private Party Server(string address, DigestOptions digest) =>
        new("server", address, _network, _time, new Registrar(new RegistrarOptions(), _time), _accounts, new SipOptions { Digest = digest });

    private string Challenge(WirePeer phone)
    {
        Send(phone, "2001", "");
        DigestHeader.TryParse(phone.Last.Get(HeaderId.WwwAuthenticate), out var header);
        return header.Nonce!;
    }

    private void Answer(WirePeer phone, string nonce, string password, DigestAlgorithm algorithm = DigestAlgorithm.Md5, string user = "2001")
    {
        var uri = _server.Uri.ToString();
        var response = Digest.Response(algorithm, Digest.Ha1(algorithm, user, "callcenter", password), "REGISTER", uri, nonce, "auth", "00000001", "c");
        Send(phone, user, $"Authorization: Digest username=\"{user}\", realm=\"callcenter\", nonce=\"{nonce}\", uri=\"{uri}\", response=\"{response}\", "
            + $"algorithm={Digest.Name(algorithm)}, qop=auth, nc=00000001, cnonce=\"c\"\n");
    }

    private void Send(WirePeer phone, string user, string more)
    {
        _cseq++;
        phone.Send(_server, $"REGISTER {_server.Uri} SIP/2.0\nVia: SIP/2.0/UDP {phone.Address};branch=z9hG4bKa{_cseq}\nMax-Forwards: 70\n"
            + $"From: <sip:{user}@callcenter>;tag=r\nTo: <sip:{user}@callcenter>\nCall-ID: a{phone.Address}\nCSeq: {_cseq} REGISTER\n"
            + $"Contact: <sip:{user}@{phone.Address}>\n{more}Content-Length: 0\n\n");
        _time.Advance(TimeSpan.FromMilliseconds(4));
    }

    private long Of(RefusalReason reason) => _server.Endpoint.Refusals.Of(reason);

    private static (int, string) Shape(SipMessage answer) =>
        (answer.Status, string.Join(',', answer.Headers.ToArray().Select(h => h.Id)));
}
