using CallCenter.SipStack.Auth;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Registration;
using CallCenter.SipStack.Tests.Support;
using CallCenter.Testing;

namespace CallCenter.SipStack.Tests.Registration;

[TestFixture]
internal sealed class RegistrationClientTests
{
    private ManualTimeProvider _time = null!;
    private MemoryNetwork _network = null!;
    private Registrar _registrar = null!;
    private Party _carrier = null!;
    private Party _office = null!;
    private RegistrationClient? _client;

    [SetUp]
    public void Begin()
    {
        _time = new ManualTimeProvider();
        _network = new MemoryNetwork(_time);
        _registrar = new Registrar(new RegistrarOptions { MinExpiry = TimeSpan.FromSeconds(60) }, _time);
        _carrier = new Party("carrier", "10.0.0.2:5060", _network, _time, _registrar, new Accounts("trunk"));
        _office = new Party("office", "10.0.0.1:5060", _network, _time);
    }

    [TearDown]
    public void End()
    {
        var stopped = _client?.StopAsync();
        _time.Advance(TimeSpan.FromMinutes(2));
        Assert.That(stopped?.IsCompleted, Is.Not.False);
        Assert.That(_office.Counts, Is.EqualTo(default(SipStack.UserAgents.SipCounts)));
        Assert.That(_office.Logs.Lines.Concat(_carrier.Logs.Lines), Is.Empty);
    }

    [Test]
    public void Register_RightLogin_IsRegisteredAndStaysSo()
    {
        Start();
        Assert.That(_client!.State, Is.EqualTo(RegistrationState.Registered));
        Assert.That(_registrar.Lookup("trunk").Single().Contact.ToString(), Is.EqualTo("sip:trunk@10.0.0.1:5060"));
        for (var i = 0; i < 60; i++)
        {
            _time.Advance(TimeSpan.FromMinutes(1));
            Assert.That(_registrar.Lookup("trunk"), Has.Count.EqualTo(1), $"after {i + 1} min");
        }
    }

    [Test]
    public void Register_TooShort_TakesTheRegistrarsMinimum()
    {
        Start(expiry: 10);
        Assert.That(_client!.State, Is.EqualTo(RegistrationState.Registered));
        Assert.That(_network.Sent("SIP/2.0 423"), Is.EqualTo(1));
    }

    [Test]
    public void Register_WrongPassword_TriesWithGrowingPauses()
    {
        Start(password: "wrong");
        Assert.That((_client!.State, _client.LastStatus), Is.EqualTo((RegistrationState.Failed, 401)));
        var first = _network.Sent("REGISTER");
        _time.Advance(TimeSpan.FromSeconds(60));
        Assert.That(_network.Sent("REGISTER") - first, Is.EqualTo(3 * 2), "after 5, 10 and 20 s, two requests each");
    }

    [Test]
    public void Register_CarrierComesBack_IsRegisteredAgain()
    {
        _network.Judge = _ => Fate.Lose;
        Start();
        _time.Advance(TimeSpan.FromSeconds(33));
        Assert.That((_client!.State, _client.LastStatus), Is.EqualTo((RegistrationState.Failed, 408)));
        _network.Judge = null;
        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.That(_client.State, Is.EqualTo(RegistrationState.Registered));
    }

    [Test]
    public void Stop_Registered_Unregisters()
    {
        Start();
        var stopped = _client!.StopAsync();
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.That(stopped.IsCompletedSuccessfully, Is.True);
        Assert.That(_registrar.Count, Is.Zero);
        Assert.That(_client.State, Is.EqualTo(RegistrationState.Stopped));
    }

    [Test]
    public void Register_HostHasAnotherAddressNow_GoesThere()
    {
        _network.Names.Host("carrier.example.com", "10.0.0.9");
        Start(host: "carrier.example.com");
        _time.Advance(TimeSpan.FromSeconds(33));
        Assert.That((_client!.State, _client.LastStatus), Is.EqualTo((RegistrationState.Failed, 408)));

        _network.Names.Host("carrier.example.com", "10.0.0.2");
        _time.Advance(TimeSpan.FromMinutes(2));
        Assert.That(_client.State, Is.EqualTo(RegistrationState.Registered));
    }

    [Test]
    public void Register_NameThatNobodyKnowsYet_IsTriedAgain()
    {
        _network.Names.IsDown = true;
        Start(host: "carrier.example.com");
        Assert.That((_client!.State, _client.LastStatus), Is.EqualTo((RegistrationState.Failed, 503)));

        _network.Names.IsDown = false;
        _network.Names.Host("carrier.example.com", "10.0.0.2");
        _time.Advance(TimeSpan.FromMinutes(2));
        Assert.That(_client.State, Is.EqualTo(RegistrationState.Registered));
    }

    [Test]
    public void Register_WithAContactOfItsOwn_IsReachedThere()
    {
        Start(contactUser: "trunk.0123");
        Assert.That(_registrar.Lookup("trunk").Single().Contact.User, Is.EqualTo("trunk.0123"));
    }

    private void Start(string? password = null, int expiry = 600, string host = "10.0.0.2", string? contactUser = null)
    {
        var login = new DigestLogin("trunk", password ?? Accounts.PasswordOf("trunk"));
        _client = _office.Endpoint.Register(new RegistrationSettings(SipUri.Sip("", host), SipUri.Sip("trunk", host), login)
        {
            Expiry = TimeSpan.FromSeconds(expiry), ContactUser = contactUser,
        });
        _time.Advance(TimeSpan.FromMilliseconds(100));
    }
}
