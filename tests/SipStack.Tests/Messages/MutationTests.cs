using System.Net;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Registration;
using CallCenter.SipStack.Sessions;
using CallCenter.SipStack.Tests.Support;
using CallCenter.Testing;

namespace CallCenter.SipStack.Tests.Messages;

/// <summary>Mutated datagrams against a live endpoint that has calls: no exception, no leak, and the calls do not notice.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
internal sealed class MutationTests
{
    private const int Each = 50_000;

    [Test]
    public void Datagrams_Mutated_HarmNothing([Values(1, 2, 3, 4)] int seed)
    {
        var time = new ManualTimeProvider();
        var network = new MemoryNetwork(time) { KeepsLog = false };
        var registrar = new Registrar(new(), time);
        var alice = new Party("alice", "10.0.0.1:5060", network, time);
        var bob = new Party("bob", "10.0.0.2:5060", network, time, registrar, new Accounts("2001"));
        var originals = Originals(alice, bob, network, time);
        var call = alice.Call(bob);
        time.Advance(TimeSpan.FromSeconds(1));
        var mutator = new Mutator(originals, seed);
        for (var i = 0; i < Each; i++)
        {
            var source = new Hop(TransportKind.Udp, new IPEndPoint(new IPAddress([10, 1, (byte)(i >> 8), (byte)i]), 5060));
            bob.Transport.Receiver!.OnMessage(mutator.Next(), i % 3 == 0 ? new Hop(TransportKind.Udp, alice.Address) : source);
            if (i % 100 == 0)
            {
                time.Advance(TimeSpan.FromSeconds(2));
            }
        }

        Assert.That(bob.Logs.Lines, Is.Empty);
        Assert.That(call.State, Is.EqualTo(SessionState.Established), "a call in progress");
        alice.Events.Clear();
        var another = alice.Call(bob);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.That(another.State, Is.EqualTo(SessionState.Established), "and a new one");
        bob.Sessions.ForEach(s => s.Close());
        time.Advance(TimeSpan.FromMinutes(3));
        Assert.That(bob.Counts, Is.EqualTo(default(SipStack.UserAgents.SipCounts)));
        Assert.That(alice.Counts, Is.EqualTo(default(SipStack.UserAgents.SipCounts)));
        Assert.That(bob.Logs.Lines.Concat(alice.Logs.Lines), Is.Empty);
    }

    // The torture messages, and everything that two good parties say to each other.
    private static List<byte[]> Originals(Party alice, Party bob, MemoryNetwork network, ManualTimeProvider time)
    {
        network.KeepsLog = true;
        bob.Incoming = (session, _) =>
        {
            session.Ring();
            session.Accept(bob.Body());
        };
        alice.Call(bob);
        time.Advance(TimeSpan.FromSeconds(1));
        alice.Sessions[0].Modify(alice.Body());
        time.Advance(TimeSpan.FromSeconds(1));
        alice.Sessions[0].Info(new SipBody("application/dtmf-relay", "Signal=1"u8.ToArray()));
        _ = alice.Sessions[0].ReferAsync(SipUri.Sip("x", "y"));
        time.Advance(TimeSpan.FromSeconds(1));
        bob.Refer!.Refuse(603);
        alice.Sessions[0].Close();
        time.Advance(TimeSpan.FromMinutes(2));
        bob.Sessions.Clear();
        network.KeepsLog = false;
        var register = Raw.Invite.Replace("INVITE sip", "REGISTER sip").Replace(" INVITE\r\n", " REGISTER\r\n").Replace(" INVITE\n", " REGISTER\n");
        return [.. Raw.TortureNames().Select(name => Raw.Torture(name)), .. network.Log.Select(m => System.Text.Encoding.Latin1.GetBytes(m)),
            Raw.Bytes(Raw.Invite), Raw.Bytes(register)];
    }
}
