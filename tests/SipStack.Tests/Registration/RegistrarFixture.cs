using CallCenter.SipStack.Auth;
using CallCenter.SipStack.Diagnostics;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Registration;
using CallCenter.SipStack.Tests.Support;
using CallCenter.SipStack.UserAgents;
using CallCenter.Testing;

namespace CallCenter.SipStack.Tests.Registration;

/// <summary>A registrar on a wire in memory, and a telephone of 2001 before it.</summary>
internal abstract class RegistrarFixture
{
    private protected readonly List<string> _changes = [];
    private protected ManualTimeProvider _time = null!;
    private protected MemoryNetwork _network = null!;
    private protected Registrar _registrar = null!;
    private protected Accounts _accounts = null!;
    private protected Party _server = null!;
    private protected WirePeer _phone = null!;
    private protected uint _cseq;

    /// <summary>Via lines below the telephone's, which is a proxy then.</summary>
    private protected string _behind = "";

    [SetUp]
    public void Begin()
    {
        _changes.Clear();
        (_cseq, _behind) = (0, "");
        _time = new ManualTimeProvider();
        _network = new MemoryNetwork(_time);
        _registrar = new Registrar(new RegistrarOptions { MaxBindingsPerUser = 3, IsTaken = place => place.Port == 5099 }, _time);
        _registrar.Changed += c => _changes.Add($"{(c.Kind switch { BindingChangeKind.Removed => "-", BindingChangeKind.Added => "+", _ => "=" })}{c.Binding.Contact} {(c.Bound ? "bound" : "gone")}");
        _accounts = new Accounts("2001", "2002");
        _server = Server();
        _phone = _network.JoinWire("10.0.0.9:5060");
    }

    [TearDown]
    public void NothingFailed() => Assert.That(_server.Logs.Lines, Is.Empty);

    private protected Party Server(DigestOptions? digest = null, string address = "10.0.0.2:5060") =>
        new("server", address, _network, _time, _registrar, _accounts, new SipOptions { Digest = digest ?? new() });

    private protected void Register(string contact, bool login = true, string? password = null, string user = "2001", string? to = null, string? uri = null,
        string more = "", DigestAlgorithm algorithm = DigestAlgorithm.Md5)
    {
        Send(contact, more, to ?? user);
        if (login)
        {
            Answer(contact, NonceOf(_phone.Last), 1, password, user, to, uri, more, algorithm);
        }
    }

    private protected void Answer(string contact, string nonce, int nc, string? password = null, string user = "2001", string? to = null, string? uri = null,
        string more = "", DigestAlgorithm algorithm = DigestAlgorithm.Md5)
    {
        uri ??= _server.Uri.ToString();
        var ha1 = Digest.Ha1(algorithm, user, "callcenter", password ?? Accounts.PasswordOf(user));
        var count = nc == 0 ? null : $"{nc:x8}";
        var response = Digest.Response(algorithm, ha1, "REGISTER", uri, nonce, count is null ? null : "auth", count, "c");
        var line = $"Authorization: Digest username=\"{user}\", realm=\"callcenter\", nonce=\"{nonce}\", uri=\"{uri}\", response=\"{response}\", algorithm={Digest.Name(algorithm)}"
            + (count is null ? "" : $", qop=auth, nc={count}, cnonce=\"c\"");
        Send(contact, more.Length > 0 ? $"{more}\n{line}" : line, to ?? user);
    }

    private protected void Send(string contact, string more, string to)
    {
        _cseq++;
        _phone.Send(_server, $"REGISTER {_server.Uri} SIP/2.0\nVia: SIP/2.0/UDP {_phone.Address};branch=z9hG4bKreg{_cseq}{_phone.Received.Count}\n{_behind}Max-Forwards: 70\n"
            + $"From: <sip:{to}@callcenter>;tag=r\nTo: <sip:{to}@callcenter>\nCall-ID: reg\nCSeq: {_cseq} REGISTER\n"
            + $"{(contact.Length > 0 ? $"Contact: {contact}\n" : "")}{(more.Length > 0 ? more + "\n" : "")}Content-Length: 0\n\n");
        _time.Advance(TimeSpan.FromMilliseconds(10));
    }

    private protected string LastSent() => _network.Log.Last(m => m.StartsWith("REGISTER", StringComparison.Ordinal)).Replace("\r\n", "\n");

    private protected long Refused(RefusalReason reason) => _server.Endpoint.Refusals.Of(reason);

    private protected static string NonceOf(SipMessage challenge)
    {
        DigestHeader.TryParse(challenge.Get(HeaderId.WwwAuthenticate), out var header);
        return header.Nonce!;
    }
}
