using System.Net;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Registration;
using CallCenter.Testing;

namespace CallCenter.SipStack.Tests.Registration;

/// <summary>Which contacts are the same, and which of them live as long as their connection only.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class BindingTests
{
    private static readonly IPEndPoint Source = IPEndPoint.Parse("10.0.0.9:40000");

    private readonly ManualTimeProvider _time = new();
    private readonly List<string> _changes = [];
    private readonly Registrar _registrar;

    public BindingTests()
    {
        _registrar = new Registrar(new RegistrarOptions(), _time);
        _registrar.Changed += c => _changes.Add($"{c.Kind} {c.Binding.Contact.Host} {c.Bound}");
    }

    [Test]
    public void FlowGone_WhoCanBeReachedByItAlone_IsGone()
    {
        Put("sip:2001@10.0.0.9:5060;transport=tcp", TransportKind.Tcp);
        Put("sip:2001@192.168.1.5:5060;transport=tcp", TransportKind.Tcp);
        Put("sip:2001@10.0.0.9:5061;transport=tls", TransportKind.Tls);
        Put("sip:2001@x.invalid;transport=ws", TransportKind.Ws);
        Put("sip:2001@10.0.0.9:5070;transport=tcp;ob", TransportKind.Tcp, regId: 1);
        _changes.Clear();
        _registrar.FlowGone(8);
        Assert.That(_changes, Is.Empty);

        _registrar.FlowGone(7);
        Assert.That(_changes, Is.EqualTo(["Refreshed 10.0.0.9 True", "Removed 192.168.1.5 True", "Removed 10.0.0.9 True", "Removed x.invalid True", "Removed 10.0.0.9 True"]));
        Assert.That(_registrar.Lookup("2001").Single(), Has.Property("Route").Null.And.Property("Contact").Property("Port").EqualTo(5060), "a connection can be made to it");
    }

    [Test]
    public void FlowGone_OfATelephoneThatCameAgainByAnother_TakesNothing()
    {
        Put("sip:2001@x.invalid;transport=ws", TransportKind.Ws);
        Put("sip:2001@x.invalid;transport=ws", TransportKind.Ws, flow: 8);
        _registrar.FlowGone(7);

        Assert.That(_registrar.Count, Is.EqualTo(1));
    }

    [Test]
    public void Contact_OfIPv6_IsTheSameHoweverItIsWritten()
    {
        Put("sip:2001@[2001:db8::9:1]", TransportKind.Udp, flow: 0);
        Put("sip:2001@[2001:DB8:0::9:01]", TransportKind.Udp, flow: 0);

        Assert.That(_registrar.Count, Is.EqualTo(1));
    }

    private void Put(string contact, TransportKind kind, uint regId = 0, long flow = 7)
    {
        Assert.That(SipUri.TryParse(contact, out var uri), Is.True);
        _registrar.Put(new Binding("2001", uri!, new Hop(kind, Source, flow), Source, 1, _time.GetUtcNow().AddHours(1), "c", 1)
        {
            Instance = regId > 0 ? "<urn:uuid:1>" : null, RegId = regId,
        });
    }
}
