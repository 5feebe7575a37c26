using System.Net;
using CallCenter.SipStack.Auth;
using CallCenter.SipStack.Diagnostics;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Registration;
using CallCenter.SipStack.Sessions;
using CallCenter.SipStack.Tests.Support;
using CallCenter.SipStack.UserAgents;
using CallCenter.Testing;

namespace CallCenter.SipStack.Tests.Registration;

[TestFixture]
internal sealed class RegistrarTests : RegistrarFixture
{
    [Test]
    public void Register_WithoutAnswer_IsChallengedStatelessly()
    {
        Register("sip:2001@10.0.0.9", login: false);
        Assert.That(_phone.LastStart, Is.EqualTo("401 REGISTER"));
        Assert.That(_server.Counts, Is.EqualTo(default(SipCounts)));
        Assert.That(DigestHeader.TryParse(_phone.Last.Get(HeaderId.WwwAuthenticate), out var challenge), Is.True);
        Assert.That((challenge.Realm, challenge.Algorithm, challenge.Qop, challenge.Stale), Is.EqualTo(("callcenter", "MD5", "auth", false)));
    }

    [Test]
    public void Register_RightAnswer_BindsAndEchoes()
    {
        Register("<sip:2001@10.0.0.9:5060>;q=0.5", more: "Expires: 120\nUser-Agent: phone 1");
        Assert.That(_phone.LastStart, Is.EqualTo("200 REGISTER"));
        Assert.That(Raw.Text(_phone.Last.Get(HeaderId.Contact)), Is.EqualTo("<sip:2001@10.0.0.9:5060>;expires=120"));
        var binding = _registrar.Lookup("2001").Single();
        Assert.That((binding.Contact.ToString(), binding.Q, binding.UserAgent, binding.Route), Is.EqualTo(("sip:2001@10.0.0.9:5060", 0.5, "phone 1", (Hop?)null)));
        Assert.That(_changes, Is.EqualTo(["+sip:2001@10.0.0.9:5060 bound"]));
    }

    [Test]
    public void Register_PassedOnByProxies_IsCalledThroughThem()
    {
        const string Near = "<sip:10.0.0.9:5070;lr;received=sip:192.0.2.7:4000%3Btransport%3Dws>";
        _behind = "Via: SIP/2.0/WSS 192.0.2.7;branch=z9hG4bKphone\n";
        Register("<sip:2001@anywhere.invalid;transport=ws>", more: $"Require: path\nPath: {Near}\nPath: <sip:far.example.com;lr>");

        Assert.That(_phone.LastStart, Is.EqualTo("200 REGISTER"));
        Assert.That(Raw.Text(_phone.Last.Get(HeaderId.Path)), Is.EqualTo(Near));
        var binding = _registrar.Lookup("2001").Single();
        Assert.That(binding.Path, Is.EqualTo(new[] { Near, "<sip:far.example.com;lr>" }));
        Assert.That(binding.Route, Is.EqualTo(new Hop(TransportKind.Udp, IPEndPoint.Parse("10.0.0.9:5070"))), "the proxy's own port");

        var proxy = _network.JoinWire("10.0.0.9:5070");
        _server.Call(new OutgoingCall(binding.Contact, new NameAddr(SipUri.Sip("100", "callcenter"))) { Via = binding.Route, Routes = binding.Path });
        _time.Advance(TimeSpan.FromMilliseconds(10));

        var invite = _network.Log.Last(m => m.StartsWith("INVITE", StringComparison.Ordinal));
        Assert.That(invite, Does.StartWith("INVITE sip:2001@anywhere.invalid;transport=ws SIP/2.0\r\n"));
        Assert.That(invite, Does.Contain($"\r\nRoute: {Near}\r\nRoute: <sip:far.example.com;lr>\r\n"));
        Assert.That(proxy.Received, Is.Not.Empty);
    }

    [Test]
    public void Register_PathOfATelephoneItself_OrOfAProxyElsewhere_LeadsNowhereElse()
    {
        Register("<sip:2001@10.0.0.9:5060>", more: "Path: <sip:192.0.2.66;lr>");
        Assert.That(_registrar.Lookup("2001").Single().Path, Is.Empty);

        _behind = "Via: SIP/2.0/UDP 192.0.2.7;branch=z9hG4bKphone\n";
        Register("<sip:2001@10.0.0.9:5060>", more: "Path: <sip:192.0.2.66;lr>");
        Assert.That(_registrar.Lookup("2001").Single().Target, Is.EqualTo(IPEndPoint.Parse("10.0.0.9:5060")));
    }

    [Test]
    public void Register_WrongPassword_IsChallengedAgain()
    {
        Register("sip:2001@10.0.0.9", password: "wrong");
        Assert.That(_phone.LastStart, Is.EqualTo("401 REGISTER"));
        Assert.That(_registrar.Count, Is.Zero);
    }

    [Test]
    public void Register_ForSomebodyElse_Is403()
    {
        Register("sip:2001@10.0.0.9", to: "2002");
        Assert.That(_phone.LastStart, Is.EqualTo("403 REGISTER"));
    }

    [Test]
    public void Register_Refreshed_StaysOneBinding()
    {
        Register("sip:2001@10.0.0.9");
        _time.Advance(TimeSpan.FromMinutes(4));
        Register("sip:2001@10.0.0.9");
        _time.Advance(TimeSpan.FromMinutes(4));
        Assert.That(_registrar.Lookup("2001"), Has.Count.EqualTo(1));
        Assert.That(_changes, Is.EqualTo(["+sip:2001@10.0.0.9 bound", "=sip:2001@10.0.0.9 bound"]));
        _time.Advance(TimeSpan.FromMinutes(2));
        Assert.That(_registrar.Lookup("2001"), Is.Empty);
        Assert.That(_changes[^1], Is.EqualTo("-sip:2001@10.0.0.9 gone"));
        Assert.That(_server.Counts, Is.EqualTo(default(SipCounts)));
    }

    [Test]
    public void Register_ExpiresZero_Unbinds()
    {
        Register("<sip:2001@10.0.0.9>, <sip:2001@10.0.0.8>");
        Register("<sip:2001@10.0.0.9>;expires=0");
        Assert.That(_registrar.Lookup("2001").Select(b => b.Contact.Host), Is.EqualTo(["10.0.0.8"]));
        Register("*", more: "Expires: 0");
        Assert.That(_registrar.Count, Is.Zero);
        Assert.That(_changes[^1], Does.EndWith("gone"));
    }

    [Test]
    public void Register_StarWithoutExpiresZero_Is400()
    {
        Register("*");
        Assert.That(_phone.LastStart, Is.EqualTo("400 REGISTER"));
    }

    [Test]
    public void Register_StarBesideAContact_Is400AndChangesNothing()
    {
        Register("<sip:2001@10.0.0.9>");
        Register("*", more: "Contact: <sip:2001@10.0.0.8>\nExpires: 0");
        Assert.That((_phone.LastStart, _registrar.Count), Is.EqualTo(("400 REGISTER", 1)));
    }

    [Test]
    public void Register_NoContact_ShowsTheBindings()
    {
        Register("<sip:2001@10.0.0.9>, <sip:2001@10.0.0.8>;expires=60");
        Register("");
        Assert.That(_phone.Last.ValuesByName("Contact", splitCommas: true),
            Is.EquivalentTo(["<sip:2001@10.0.0.9>;expires=300", "<sip:2001@10.0.0.8>;expires=60"]));
    }

    [TestCase("sip:2001@10.0.0.9;expires=5", 423)]
    [TestCase("<sip:2001@10.0.0.9>;expires=5", 423)]
    [TestCase("<name:John>", 400)]
    [TestCase("<sip:+88299@10.0.0.9:5099>", 403)]
    public void Register_BadWish_ChangesNothing(string contact, int status)
    {
        Register(contact);
        Assert.That(_phone.Last.Status, Is.EqualTo(status));
        Assert.That(_registrar.Count, Is.Zero);
        Assert.That(_phone.Last.Has(HeaderId.MinExpires), Is.EqualTo(status == 423));
        Assert.That(Refused(RefusalReason.Contacts), Is.EqualTo(status == 403 ? 1 : 0));
    }

    [TestCase("280297596632815", 3600)]
    [TestCase("7200", 3600)]
    [TestCase("abc", 300)]
    [TestCase("60", 60)]
    public void Register_Expiry_IsCutToTheLimits(string wish, int seconds)
    {
        Register($"<sip:2001@10.0.0.9>;expires={wish}");
        Assert.That(Raw.Text(_phone.Last.Get(HeaderId.Contact)), Is.EqualTo($"<sip:2001@10.0.0.9>;expires={seconds}"));
    }

    [Test]
    public void Register_OlderCSeqOfTheSameCall_Is500()
    {
        Register("sip:2001@10.0.0.9");
        _cseq = 0;
        Register("sip:2001@10.0.0.9");
        Assert.That(_phone.LastStart, Is.EqualTo("500 REGISTER"));
    }

    [Test]
    public void Register_TooManyContacts_TheOldestGoes()
    {
        for (var i = 1; i <= 4; i++)
        {
            Register($"sip:2001@10.0.0.9:{5060 + i}");
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.That(_registrar.Lookup("2001").Select(b => b.Contact.Port), Is.EquivalentTo([5062, 5063, 5064]));
    }

    [TestCase("+sip.instance=\"<urn:uuid:0-1>\"", "+sip.instance=\"<urn:UUID:0-1>\"", true, TestName = "SameInstance")]
    [TestCase("+sip.instance=\"<urn:uuid:0-1>\";reg-id=1", "+sip.instance=\"<urn:uuid:0-1>\";reg-id=1", true, TestName = "SameInstanceAndFlow")]
    [TestCase("+sip.instance=\"<urn:uuid:0-1>\";reg-id=1", "+sip.instance=\"<urn:uuid:0-1>\";reg-id=2", false, TestName = "AnotherFlow")]
    [TestCase("+sip.instance=\"<urn:uuid:0-1>\"", "+sip.instance=\"<urn:uuid:0-2>\"", false, TestName = "AnotherTelephone")]
    [TestCase("q=1", "q=1", false, TestName = "NoInstance")]
    public void Register_TelephoneThatMoved_IsOneBinding(string before, string after, bool replaced)
    {
        Register($"<sip:2001@10.0.0.9:5061>;{before}");
        Register($"<sip:2001@10.0.0.9:5062>;{after}");
        Assert.That(_registrar.Lookup("2001").Select(b => b.Contact.Port), Is.EquivalentTo(replaced ? [5062] : new[] { 5061, 5062 }));
        Assert.That(_registrar.Count, Is.EqualTo(replaced ? 1 : 2));
        Assert.That(_changes, Is.EqualTo(replaced
            ? ["+sip:2001@10.0.0.9:5061 bound", "-sip:2001@10.0.0.9:5061 bound", "+sip:2001@10.0.0.9:5062 bound"]
            : new[] { "+sip:2001@10.0.0.9:5061 bound", "+sip:2001@10.0.0.9:5062 bound" }));
    }

    [Test]
    public void Register_OldContactOfTheTelephoneIsUnbound_TheNewOneStays()
    {
        Register("<sip:2001@10.0.0.9:5061>;+sip.instance=\"<urn:uuid:0-1>\"");
        Register("<sip:2001@10.0.0.9:5062>;+sip.instance=\"<urn:uuid:0-1>\"");
        Register("<sip:2001@10.0.0.9:5061>;+sip.instance=\"<urn:uuid:0-1>\";expires=0");
        Assert.That(Raw.Text(_phone.Last.Get(HeaderId.Contact)), Is.EqualTo("<sip:2001@10.0.0.9:5062>;expires=300;+sip.instance=\"<urn:uuid:0-1>\""));
    }

    [Test]
    public void Register_InstanceOfABareContact_IsRead()
    {
        Register("sip:2001@10.0.0.9;+sip.instance=\"<urn:uuid:0-1>\"");
        Assert.That(_registrar.Lookup("2001").Single().Instance, Is.EqualTo("\"<urn:uuid:0-1>\""));
    }

    [Test]
    public void Register_ShorterExpiryThanOthers_IsSeenWhenItHappens()
    {
        Register("<sip:2001@10.0.0.9>;expires=3600");
        Register("<sip:2002@10.0.0.9>;expires=60", user: "2002");
        _time.Advance(TimeSpan.FromSeconds(59));
        Assert.That(_changes, Has.Count.EqualTo(2));
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.That(_changes[^1], Is.EqualTo("-sip:2002@10.0.0.9 gone"));
    }

    [Test]
    public void Register_BehindATranslator_IsReachedWhereItWasSeen()
    {
        _phone = _network.JoinWire("203.0.113.5:40000");
        Register("sip:2001@192.168.1.20:5060");
        Assert.That(_registrar.Lookup("2001")[0].Route!.EndPoint, Is.EqualTo(IPEndPoint.Parse("203.0.113.5:40000")));
    }

    [Test]
    public void Register_ContactsOfTheTortureMessages_AreKeptAsTheRfcSays()
    {
        Register("sip:2001@gw1.example.net;unknownparam");
        Assert.That(_registrar.Lookup("2001")[0].Contact.ToString(), Is.EqualTo("sip:2001@gw1.example.net"), "3.3.12: the parameter is the header's");
        Register("<sip:2001@gw1.example.net;unknownparam>, <sip:2001@h?Route=%3Csip:sip.example.com%3E>");
        Assert.That(_registrar.Lookup("2001").Select(b => b.Contact.ToString()),
            Is.EquivalentTo(["sip:2001@gw1.example.net;unknownparam", "sip:2001@h?Route=%3Csip:sip.example.com%3E"]), "3.3.13, 3.3.14");
    }

    [Test]
    public void Flow_ThatTheTelephoneAsksFor_IsPromisedAndKeptTo()
    {
        Register("<sip:2001@10.0.0.9:5099;ob>;reg-id=1;+sip.instance=\"<urn:uuid:1>\"", more: "Supported: path, outbound");
        Assert.That(Raw.Text(_phone.Last.Get(HeaderId.Require)), Is.EqualTo("outbound"));
        Assert.That(_registrar.Lookup("2001").Single().Route, Is.EqualTo(new Hop(TransportKind.Udp, _phone.Address)), "not at the port of its contact");

        Register("<sip:2001@10.0.0.9:5099>;+sip.instance=\"<urn:uuid:2>\"", more: "Supported: path, outbound");
        Assert.That(_phone.Last.Has(HeaderId.Require), Is.False);
    }

    [TestCase("192.168.1.5", 4, Description = "its router would forget it after half a minute")]
    [TestCase("10.0.0.9", 0, Description = "nothing translates")]
    public void KeepAlive_GoesToWhoIsBehindANat_AsLongAsItIsRegistered(string host, int within)
    {
        Register($"<sip:2001@{host}>;expires=100");
        _time.Advance(TimeSpan.FromSeconds(101));
        Assert.That(_phone.KeepAlives, Is.EqualTo(within));
        _time.Advance(TimeSpan.FromSeconds(200));
        Assert.That((_phone.KeepAlives, _server.Counts.Timers), Is.EqualTo((within, 0)));
    }

    [Test]
    public void Restore_AfterRestart_KeepsWhatHasNotExpired()
    {
        Register("<sip:2001@10.0.0.9>;expires=60, <sip:2001@10.0.0.8>;expires=600");
        var written = _registrar.Snapshot();
        _time.Advance(TimeSpan.FromMinutes(2));
        var again = new Registrar(new RegistrarOptions(), _time);
        again.Restore(written.Select(b => b with { Route = new Hop(TransportKind.Tcp, b.Source, Flow: 7) }));
        Assert.That(again.Lookup("2001").Select(b => (b.Contact.Host, b.Route)), Is.EqualTo([("10.0.0.8", new Hop(TransportKind.Udp, _phone.Address))]),
            "connections died with the process, and no contact leads elsewhere than its REGISTER came from");
    }

    [TestCase("sip:+882999888@10.0.0.77:5060", Description = "a carrier, say")]
    [TestCase("sip:100@10.0.0.2:5060", Description = "our own address")]
    [TestCase("sip:2001@carrier.example")]
    [TestCase("sip:2001@10.0.0.9;maddr=10.0.0.77", null)]
    public void Register_ContactThatIsSomebodyElses_IsCalledWhereTheRegisterCameFrom(string contact, string? route = "10.0.0.9:5060")
    {
        _network.Names.Host("carrier.example", "10.0.0.77");
        var carrier = _network.JoinWire("10.0.0.77:5060");
        Register(contact);
        var binding = _registrar.Lookup("2001").Single();
        Assert.That(binding.Route?.EndPoint, Is.EqualTo(route is null ? null : IPEndPoint.Parse(route)));

        var session = _server.Call(new OutgoingCall(binding.Contact, new NameAddr(SipUri.Sip("x", "y"))) { Via = binding.Route });
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.That(carrier.Received, Is.Empty);
        Assert.That(_phone.LastStart, Is.EqualTo("INVITE"));
        session.Close();
        _time.Advance(TimeSpan.FromMinutes(5));
    }
}
