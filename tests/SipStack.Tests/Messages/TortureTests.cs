using System.Net;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Registration;
using CallCenter.SipStack.Tests.Support;
using CallCenter.Testing;

namespace CallCenter.SipStack.Tests.Messages;

/// <summary>RFC 4475: each message and what §3 says must become of it. 0 = no answer.</summary>
[TestFixture]
internal sealed class TortureTests
{
    private static readonly (string Name, string Section, int Answer, SipParseError Error)[] Messages =
    [
        ("wsinv", "3.1.1.1 valid; its To tag belongs to no dialog here", 481, SipParseError.None),
        ("intmeth", "3.1.1.2 valid; an unknown method", 501, SipParseError.None),
        ("esc01", "3.1.1.3 valid", 200, SipParseError.None),
        ("escnull", "3.1.1.4 valid; a registrar wants to know who it is", 401, SipParseError.None),
        ("esc02", "3.1.1.5 valid; the method is not REGISTER", 501, SipParseError.None),
        ("lwsdisp", "3.1.1.6 valid", 200, SipParseError.None),
        ("longreq", "3.1.1.7 valid", 200, SipParseError.None),
        ("dblreq", "3.1.1.8 valid; what follows the first request is not looked at", 401, SipParseError.None),
        ("semiuri", "3.1.1.9 valid", 200, SipParseError.None),
        ("transports", "3.1.1.10 valid", 200, SipParseError.None),
        ("mpart01", "3.1.1.11 valid; MESSAGE is not served here", 405, SipParseError.None),
        ("unreason", "3.1.1.12 a valid response to nothing", 0, SipParseError.None),
        ("noreason", "3.1.1.13 a valid response to nothing", 0, SipParseError.None),
        ("badinv01", "3.1.2.1", 400, SipParseError.Via),
        ("clerr", "3.1.2.2", 400, SipParseError.ContentLength),
        ("ncl", "3.1.2.3", 400, SipParseError.ContentLength),
        ("scalar02", "3.1.2.4", 400, SipParseError.CSeq),
        ("scalarlg", "3.1.2.5 a response: dropped", 0, SipParseError.CSeq),
        ("quotbal", "3.1.2.6", 400, SipParseError.FromOrTo),
        ("ltgtruri", "3.1.2.7", 400, SipParseError.RequestUri),
        ("lwsruri", "3.1.2.8", 400, SipParseError.RequestUri),
        ("lwsstart", "3.1.2.9", 400, SipParseError.RequestUri),
        ("trws", "3.1.2.10", 400, SipParseError.StartLine),
        ("escruri", "3.1.2.11", 400, SipParseError.RequestUri),
        ("baddate", "3.1.2.12 an element may ignore the Date", 200, SipParseError.None),
        ("regbadct", "3.1.2.13", 400, SipParseError.Contact),
        ("badaspec", "3.1.2.14", 400, SipParseError.FromOrTo),
        ("baddn", "3.1.2.15", 400, SipParseError.Unfinished),
        ("badvers", "3.1.2.16", 505, SipParseError.Version),
        ("mismatch01", "3.1.2.17", 400, SipParseError.CSeqMethod),
        ("mismatch02", "3.1.2.18 400 or 501", 400, SipParseError.CSeqMethod),
        ("bigcode", "3.1.2.19 dropped", 0, SipParseError.StatusCode),
        ("badbranch", "3.2.1 an empty identifier: matched as RFC 2543 did", 200, SipParseError.None),
        ("insuf", "3.3.1", 400, SipParseError.Missing),
        ("unkscm", "3.3.2", 416, SipParseError.None),
        ("novelsc", "3.3.3", 416, SipParseError.None),
        ("unksm2", "3.3.4 well-formed; refused once it is known who asks", 401, SipParseError.None),
        ("bext01", "3.3.5", 420, SipParseError.None),
        ("invut", "3.3.6", 415, SipParseError.None),
        ("regaut01", "3.3.7 an unknown scheme is no answer to a challenge", 401, SipParseError.None),
        ("multi01", "3.3.8", 400, SipParseError.Repeated),
        ("mcl01", "3.3.9", 400, SipParseError.Repeated),
        ("bcast", "3.3.10 dropped: its Via is not ours", 0, SipParseError.None),
        ("zeromf", "3.3.11 whoever is meant answers", 200, SipParseError.None),
        ("cparam01", "3.3.12", 401, SipParseError.None),
        ("cparam02", "3.3.13", 401, SipParseError.None),
        ("regescrt", "3.3.14", 401, SipParseError.None),
        ("sdp01", "3.3.15", 406, SipParseError.None),
        ("inv2543", "3.4.1", 200, SipParseError.None),
        ("test", "not in the RFC's final text: no Via, so nobody to answer", 0, SipParseError.StartLine),
    ];

    private static IEnumerable<TestCaseData> Cases() =>
        Messages.Select(m => new TestCaseData(m.Name, m.Answer, m.Error).SetArgDisplayNames(m.Name, m.Section));

    [Test]
    public void Table_AllFiles_AreInIt() =>
        Assert.That(Messages.Select(m => m.Name).Order(StringComparer.Ordinal), Is.EqualTo(Raw.TortureNames()));

    [TestCaseSource(nameof(Cases))]
    public void Message_OverUdp_IsTreatedAsTheRfcSays(string name, int answer, SipParseError error)
    {
        var bytes = Raw.Torture(name);
        Assert.That(Raw.Parse(bytes).Error, Is.EqualTo(error));
        var time = new ManualTimeProvider();
        var network = new MemoryNetwork(time);
        var bob = new Party("bob", "10.0.0.2:5060", network, time, new Registrar(new(), time), new Accounts());
        bob.Transport.Receiver!.OnMessage(bytes, new Hop(TransportKind.Udp, IPEndPoint.Parse("10.0.0.9:5099")));
        time.Advance(TimeSpan.FromMilliseconds(10));
        Assert.That(network.Log.Select(StatusOf), Is.EqualTo(answer == 0 ? [] : new[] { answer }));
        bob.Sessions.ForEach(s => s.Close());
        time.Advance(TimeSpan.FromMinutes(3));
        Assert.That(bob.Counts, Is.EqualTo(default(SipStack.UserAgents.SipCounts)));
        Assert.That(bob.Logs.Lines, Is.Empty);
    }

    [Test]
    public void Bext01_Answer_NamesBothExtensions()
    {
        var text = Answer("bext01");
        Assert.That(text, Does.Contain("Unsupported: nothingSupportsThis, nothingSupportsThisEither\r\n"));
    }

    [Test]
    public void Invut_Answer_SaysWhatIsTaken() => Assert.That(Answer("invut"), Does.Contain("Accept: application/sdp, multipart/mixed"));

    [Test]
    public void Insuf_Answer_CarriesWhatThereIs() =>
        Assert.That(Answer("insuf"), Does.StartWith("SIP/2.0 400 Missing Required Header\r\nVia: SIP/2.0/UDP 192.0.2.95;branch=z9hG4bKkdj.insuf"));

    [Test]
    public void Wsinv_Answer_HasItsFoldedHeadersOnOneLine()
    {
        var lines = Answer("wsinv").Split("\r\n");
        Assert.That(lines, Has.None.StartsWith(" "));
        Assert.That(lines.Count(l => l.StartsWith("Via:", StringComparison.Ordinal)), Is.EqualTo(2));
        Assert.That(lines, Has.Some.Contains("spindle.example.com").And.Some.Contains("192.168.255.111"));
        Assert.That(lines, Has.Some.Contains("192.0.2.2;branch=390skdjuw;received=10.0.0.9"));
    }

    [Test]
    public void Baddn_WithItsEmptyLine_FailsByItsDisplayName() =>
        Assert.That(Raw.Parse([.. Raw.Torture("baddn"), .. "\r\n"u8]).Error, Is.EqualTo(SipParseError.FromOrTo));

    [Test]
    public void Intmeth_Parts_AreKeptAsTheyCame()
    {
        var message = Raw.Parse(Raw.Torture("intmeth"));
        Assert.That(Raw.Text(message.MethodText), Is.EqualTo("!interesting-Method0123456789_*+`.%indeed'~"));
        Assert.That(UriView.TryParse(message.RequestUri, out var uri), Is.True);
        Assert.That(Raw.Text(uri.Host), Is.EqualTo("example.com"));
        Assert.That(message.TryAddress(HeaderId.From, out var from), Is.True);
        Assert.That(from!.DisplayName, Is.EqualTo("token1~` token2'+_ token3*%!.-"));
        Assert.That(Raw.Text(message.FromTag), Is.EqualTo("_token~1'+`*%!-."));
    }

    [Test]
    public void Semiuri_UserPart_KeepsItsSemicolon()
    {
        UriView.TryParse(Raw.Parse(Raw.Torture("semiuri")).RequestUri, out var uri);
        Assert.That(uri.ToUri().User, Is.EqualTo("user;par=u@example.net"));
    }

    [Test]
    public void Esc01_Escapes_AreResolvedOnce()
    {
        var message = Raw.Parse(Raw.Torture("esc01"));
        UriView.TryParse(message.RequestUri, out var uri);
        Assert.That(uri.ToUri(), Is.EqualTo(new SipUri("sip", "sips:user@example.com", "example.net")));
        Assert.That(message.TryAddress(HeaderId.Contact, out var contact), Is.True);
        Assert.That(contact!.Uri.User, Is.EqualTo("caller"));
    }

    [Test]
    public void Mpart01_Body_IsWhole()
    {
        var message = Raw.Parse(Raw.Torture("mpart01"));
        Assert.That(message.Body.Length, Is.EqualTo(553));
        Assert.That(message.ToBody()!.Is("multipart/mixed"), Is.True);
    }

    private static string Answer(string name)
    {
        var time = new ManualTimeProvider();
        var network = new MemoryNetwork(time);
        var bob = new Party("bob", "10.0.0.2:5060", network, time);
        bob.Transport.Receiver!.OnMessage(Raw.Torture(name), new Hop(TransportKind.Udp, IPEndPoint.Parse("10.0.0.9:5099")));
        return network.Log.Single();
    }

    private static int StatusOf(string message) =>
        message.StartsWith("SIP/2.0 ", StringComparison.Ordinal) ? int.Parse(message.AsSpan(8, 3), provider: null) : -1;
}
