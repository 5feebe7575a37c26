using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Names;
using CallCenter.SipStack.Tests.Support;
using CallCenter.Testing;

namespace CallCenter.SipStack.Tests.Names;

/// <summary>RFC 3263 §4, question by question.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class SipLocatorTests
{
    private readonly NameTable _table = new();
    private readonly ManualTimeProvider _time = new();

    private string? Find(string uri, bool ipv6 = false, params TransportKind[] transports)
    {
        Assert.That(SipUri.TryParse(uri, out var target), Is.True);
        var locator = new SipLocator(new NameResolver(_table, _time), transports.Length > 0 ? transports : [TransportKind.Udp, TransportKind.Tcp], ipv6);
        var found = locator.FindAsync(target!);
        Assert.That(found.IsCompleted, Is.True);
        return found.Result is { } hop ? $"{hop.Transport.Name()} {hop.EndPoint}{(hop.Name is { } name && hop.EndPoint.Address.ToString() != name ? $" for {name}" : "")}" : null;
    }

    [TestCase("sip:a@192.0.2.1", "udp 192.0.2.1:5060")]
    [TestCase("sip:a@192.0.2.1:5070;transport=tcp", "tcp 192.0.2.1:5070")]
    [TestCase("sip:a@192.0.2.1;transport=tls", "tls 192.0.2.1:5061")]
    [TestCase("sips:a@192.0.2.1", "tls 192.0.2.1:5061")]
    [TestCase("sip:a@[2001:db8::1]", "udp [2001:db8::1]:5060")]
    public void Literal_AsksNobody(string uri, string hop)
    {
        Assert.That(Find(uri), Is.EqualTo(hop));
        Assert.That(_table.Asked, Is.Empty);
    }

    [Test]
    public void Port_MeansTheHostItself()
    {
        _table.Host("pbx.example.com", "192.0.2.2");
        _table.Service("_sip._udp.pbx.example.com", new SrvRecord(0, 0, 5099, "other.example.com"));

        Assert.That(Find("sip:a@pbx.example.com:5080"), Is.EqualTo("udp 192.0.2.2:5080"));
        Assert.That(_table.Asked, Is.EqualTo(["pbx.example.com"]));
    }

    [Test]
    public void Naptr_ChoosesTheTransport_OfThoseThatBothHave()
    {
        _table.Pointers("carrier.example.com",
            new NaptrRecord(10, 5, "s", "SIPS+D2T", "_sips._tcp.carrier.example.com"),
            new NaptrRecord(20, 9, "s", "SIP+D2U", "_sip._udp.carrier.example.com"),
            new NaptrRecord(20, 1, "S", "sip+d2t", "_sip._tcp.edge.example.com"));
        _table.Service("_sip._tcp.edge.example.com", new SrvRecord(0, 0, 5062, "one.example.com"));
        _table.Host("one.example.com", "192.0.2.3");

        Assert.That(Find("sip:a@carrier.example.com"), Is.EqualTo("tcp 192.0.2.3:5062"));
    }

    [TestCase("tls 192.0.2.3:5061 for carrier.example.com", TransportKind.Udp, TransportKind.Tls)]
    [TestCase("udp 192.0.2.3:5060", TransportKind.Udp, TransportKind.Tcp)]
    public void Naptr_OfTls_IsTakenWhereItIsSpoken_AndTheDomainMustBeProven(string hop, params TransportKind[] transports)
    {
        _table.Pointers("Carrier.example.com",
            new NaptrRecord(10, 5, "s", "SIPS+D2T", "_sips._tcp.edge.example.net"), new NaptrRecord(20, 5, "s", "SIP+D2U", "_sip._udp.edge.example.net"));
        _table.Service("_sips._tcp.edge.example.net", new SrvRecord(0, 0, 5061, "one.example.net"));
        _table.Service("_sip._udp.edge.example.net", new SrvRecord(0, 0, 5060, "one.example.net"));
        _table.Host("one.example.net", "192.0.2.3");

        Assert.That(Find("sip:a@Carrier.example.com", false, transports), Is.EqualTo(hop));
    }

    [Test]
    public void Srv_WithoutNaptr_IsAskedInOurOrderOfTransports()
    {
        _table.Service("_sip._tcp.carrier.example.com", new SrvRecord(0, 0, 5063, "one.example.com"));
        _table.Host("one.example.com", "192.0.2.3");

        Assert.That(Find("sip:a@carrier.example.com"), Is.EqualTo("tcp 192.0.2.3:5063"));
        Assert.That(_table.Asked, Is.EqualTo(
            ["naptr carrier.example.com", "_sip._udp.carrier.example.com", "_sip._tcp.carrier.example.com", "one.example.com"]));
    }

    [Test]
    public void Srv_OfAnAskedTransport_IsAskedAlone()
    {
        _table.Service("_sips._tcp.carrier.example.com", new SrvRecord(0, 0, 5065, "one.example.com"));
        _table.Host("one.example.com", "192.0.2.3");

        Assert.That(Find("sip:a@carrier.example.com;transport=tls"), Is.EqualTo("tls 192.0.2.3:5065 for carrier.example.com"));
        Assert.That(_table.Asked, Is.EqualTo(["_sips._tcp.carrier.example.com", "one.example.com"]));
    }

    [Test]
    public void Sips_NeverGoesByAPlainTransport()
    {
        _table.Service("_sip._udp.carrier.example.com", new SrvRecord(0, 0, 5060, "one.example.com"));
        _table.Service("_sips._tcp.carrier.example.com", new SrvRecord(0, 0, 5061, "one.example.com"));
        _table.Host("one.example.com", "192.0.2.3");

        Assert.That(Find("sips:a@carrier.example.com", false, TransportKind.Udp, TransportKind.Tls), Is.EqualTo("tls 192.0.2.3:5061 for carrier.example.com"));
    }

    [Test]
    public void Server_WithoutAddress_GivesWayToTheNext()
    {
        _table.Service("_sip._udp.carrier.example.com", new SrvRecord(1, 0, 5060, "gone.example.com"), new SrvRecord(2, 0, 5060, "two.example.com"));
        _table.Host("two.example.com", "192.0.2.4");

        Assert.That(Find("sip:a@carrier.example.com"), Is.EqualTo("udp 192.0.2.4:5060"));
    }

    [TestCase(false, "udp 192.0.2.5:5060")]
    [TestCase(true, "udp [2001:db8::5]:5060")]
    public void Address_WithoutServices_IsTheDefault_IPv6WhereItIsSpoken(bool ipv6, string hop)
    {
        _table.Host("plain.example.com", ipv6 ? ["2001:db8::5"] : ["2001:db8::5", "192.0.2.5"]);

        Assert.That(Find("sip:a@plain.example.com", ipv6), Is.EqualTo(hop));
    }

    [Test]
    public void LocalName_HasNoServices()
    {
        _table.Host("kamailio", "10.0.0.9");

        Assert.That(Find("sip:a@kamailio"), Is.EqualTo("udp 10.0.0.9:5060"));
        Assert.That(_table.Asked, Is.EqualTo(["kamailio"]));
    }

    [TestCase("sip:a@nowhere.example.com")]
    [TestCase("sip:a@192.0.2.1;transport=sctp")]
    [TestCase("tel:+4930123")]
    public void Nowhere_IsNull(string uri) => Assert.That(Find(uri), Is.Null);
}
