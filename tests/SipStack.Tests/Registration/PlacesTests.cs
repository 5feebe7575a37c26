using System.Net;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Registration;
using CallCenter.Testing;

namespace CallCenter.SipStack.Tests.Registration;

/// <summary>Contacts at a place where somebody else than a telephone is.</summary>
internal sealed class PlacesTests
{
    private readonly ManualTimeProvider _time = new();

    [TestCase("10.0.0.9:40000", 0, "nor what registered before the trunk was there")]
    [TestCase("10.0.0.9:5099", 1, "a gateway that registers itself from there")]
    public void Lookup_ContactAtATakenPlace_OnlyWhenItWasRegisteredFromThere(string source, int found, string what)
    {
        var registrar = new Registrar(new RegistrarOptions { IsTaken = place => place.Port == 5099 }, _time);
        registrar.Restore([new Binding("2001", SipUri.Sip("+88299", "10.0.0.9", 5099), null, IPEndPoint.Parse(source), 1, _time.GetUtcNow().AddHours(1), "old", 1)]);
        Assert.That(registrar.Lookup("2001"), Has.Count.EqualTo(found), what);
    }
}
