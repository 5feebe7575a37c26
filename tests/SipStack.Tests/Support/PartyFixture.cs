using CallCenter.Testing;

namespace CallCenter.SipStack.Tests.Support;

/// <summary>Alice, Bob and Carol on one network, and a clock moved by hand. Afterwards nothing may be left and nothing may have failed.</summary>
internal abstract class PartyFixture
{
    protected ManualTimeProvider Time { get; private set; } = null!;

    protected MemoryNetwork Network { get; private set; } = null!;

    protected Party Alice { get; private set; } = null!;

    protected Party Bob { get; private set; } = null!;

    protected Party Carol { get; private set; } = null!;

    [SetUp]
    public void Meet()
    {
        Time = new ManualTimeProvider();
        Network = new MemoryNetwork(Time);
        Alice = new Party("alice", "10.0.0.1:5060", Network, Time);
        Bob = new Party("bob", "10.0.0.2:5060", Network, Time);
        Carol = new Party("carol", "10.0.0.3:5060", Network, Time);
    }

    [TearDown]
    public void Part()
    {
        foreach (var party in new[] { Alice, Bob, Carol })
        {
            party.Sessions.ForEach(s => s.Close());
        }

        Network.Judge = null;
        Wait(200);
        foreach (var party in new[] { Alice, Bob, Carol })
        {
            Assert.That(party.Counts, Is.EqualTo(default(SipStack.UserAgents.SipCounts)), party.Name);
            Assert.That(party.Logs.Lines, Is.Empty, party.Name);
        }
    }

    protected void Wait(double seconds) => Time.Advance(TimeSpan.FromSeconds(seconds));
}
