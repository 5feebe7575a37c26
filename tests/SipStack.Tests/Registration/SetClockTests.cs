using System.Net;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Registration;
using CallCenter.SipStack.Tests.Support;
using CallCenter.Testing;

namespace CallCenter.SipStack.Tests.Registration;

internal sealed class SetClockTests
{
    [TestCase(2)]
    [TestCase(-2)]
    public void Lookup_SomebodySetsTheClock_UnregistersNobodyAndKeepsNobodyLonger(int hours)
    {
        var time = new ManualTimeProvider();
        var clock = new JumpingTime(time);
        var registrar = new Registrar(new RegistrarOptions(), clock);
        var phone = new IPEndPoint(IPAddress.Parse("10.0.0.9"), 5060);
        registrar.Put(new Binding("2001", SipUri.Sip("2001", "10.0.0.9"), null, phone, 1, registrar.Now.AddMinutes(5), "c", 1, null));
        clock.Jump(TimeSpan.FromHours(hours));
        time.Advance(TimeSpan.FromMinutes(4));
        Assert.That(registrar.Lookup("2001"), Has.Count.EqualTo(1));
        time.Advance(TimeSpan.FromMinutes(2));
        Assert.That(registrar.Lookup("2001"), Is.Empty);
    }
}
