using System.Net;
using CallCenter.MediaStack.Rtp;
using CallCenter.MediaStack.Sockets;

namespace CallCenter.MediaStack.Tests.Rtp;

public sealed class SymmetricRemoteTests
{
    private static readonly NetAddress Signalled = Address("192.0.2.1", 4000);
    private static readonly NetAddress Behind = Address("203.0.113.5", 61000);
    private static readonly NetAddress Attacker = Address("198.51.100.66", 7000);

    private readonly SymmetricRemote _remote = new(latching: true, window: 5000, yield: 200);

    private static NetAddress Address(string ip, int port) => NetAddress.From(new IPEndPoint(IPAddress.Parse(ip), port), dualStack: false);

    private static bool[] Accept(SymmetricRemote remote, NetAddress from, long now, params int[] sequences) =>
        [.. sequences.Select(s => remote.Accept(from, (ushort)s, now))];

    [SetUp]
    public void Signal()
    {
        _remote.Signal(Attacker, 0);
        _remote.Signal(Signalled, 0);
    }

    [Test]
    public void Target_BeforeAnyPacket_IsTheSignalledAddress() => Assert.That(_remote.Target, Is.EqualTo(Signalled));

    [Test]
    public void Accept_FromTheSignalledAddress_AtOnce() => Assert.That(Accept(_remote, Signalled, 0, 9), Is.EqualTo(new[] { true }));

    [Test]
    public void Accept_FromBehindNat_AfterTwoPacketsInSequence_AndSendsThere()
    {
        Assert.That(Accept(_remote, Behind, 0, 5, 9, 10, 11), Is.EqualTo(new[] { false, false, true, true }));
        Assert.That(_remote.Target, Is.EqualTo(Behind));
    }

    [Test]
    public void Accept_StrangerWhileTheLatchedSpeaks_Never()
    {
        Accept(_remote, Behind, 0, 1, 2);
        for (var i = 0; i < 100; i++)
        {
            Assert.That(_remote.Accept(Attacker, (ushort)i, i * 20), Is.False);
            Assert.That(_remote.Accept(Behind, (ushort)(3 + i), i * 20), Is.True);
        }
    }

    [Test]
    public void Accept_LatchedFellSilent_AnotherPortOfItsHostIsFollowed_AnotherHostNever()
    {
        Accept(_remote, Behind, 0, 1, 2);
        var moved = Address("203.0.113.5", 62000);
        Assert.That(Accept(_remote, moved, 100, 3, 4), Is.All.False, "the learnt port still speaks");
        Assert.That(Accept(_remote, Attacker, 3600_000, 1, 2, 3, 4), Is.All.False);
        Assert.That(Accept(_remote, moved, 3600_000, 5, 6), Is.EqualTo(new[] { false, true }));
        Assert.That(_remote.Target, Is.EqualTo(moved));
    }

    [Test]
    public void Accept_AfterTheWindow_OnlyHostsThatTheSignallingSpeaksFor()
    {
        _remote.SignallingHost = Address("203.0.113.5", 0);
        Assert.That(Accept(_remote, Attacker, 5001, 1, 2, 3), Is.All.False);
        Assert.That(Accept(_remote, Behind, 60_000, 1, 2), Is.EqualTo(new[] { false, true }));
        Assert.That(_remote.Proven, Is.True);
    }

    [Test]
    public void Accept_StrangerWasLearntFirst_TheSignallingHostTakesItBack()
    {
        _remote.SignallingHost = Address("203.0.113.5", 0);
        Accept(_remote, Attacker, 0, 1, 2);
        Assert.That(_remote.Target, Is.EqualTo(Attacker));
        Accept(_remote, Behind, 10, 1, 2);
        Assert.That(_remote.Target, Is.EqualTo(Behind));
        Assert.That(Accept(_remote, Attacker, 1000, 3, 4, 5), Is.All.False);
    }

    [Test]
    public void Reopen_PeerThatMovedBehindAnotherNat_IsLearntAgain_UnlessTheOldOneStillSpeaks()
    {
        Accept(_remote, Behind, 0, 1, 2);
        var moved = Address("203.0.113.99", 4000);
        _remote.Reopen(10_000);
        _remote.Accept(Behind, 3, 10_010);
        Assert.That(Accept(_remote, moved, 10_100, 1, 2), Is.All.False);
        Assert.That(Accept(_remote, moved, 11_000, 3, 4), Is.EqualTo(new[] { false, true }));
        Assert.That(Accept(_remote, Attacker, 16_000, 1, 2, 3), Is.All.False, "the window is closed");
    }

    [Test]
    public void Signal_HoldByNoAddress_KeepsWhatWasLearnt()
    {
        Accept(_remote, Behind, 0, 1, 2);
        _remote.Signal(default, 100);
        _remote.Signal(Signalled, 200);
        Assert.That((_remote.Target, _remote.Proven), Is.EqualTo((Behind, true)));
    }

    [Test]
    public void IsPeers_Rtcp_OfLearntSignalledAndSignallingHostsAlone()
    {
        _remote.SignallingHost = Address("192.0.2.77", 0);
        Accept(_remote, Behind, 0, 1, 2);
        Assert.That(new[] { Behind, Signalled, Address("192.0.2.77", 9), Attacker }.Select(a => _remote.IsPeers(a)),
            Is.EqualTo(new[] { true, true, true, false }));
    }

    [Test]
    public void Accept_SignalledAddressComesLater_WinsOverAStranger()
    {
        Accept(_remote, Attacker, 0, 1, 2);
        Assert.That(_remote.Accept(Signalled, 500, 10), Is.True);
        Assert.That(_remote.Target, Is.EqualTo(Signalled));
        Assert.That(_remote.Accept(Attacker, 3, 20), Is.False);
    }

    [Test]
    public void Signal_NewAddress_ForgetsTheLatch_SameAddressKeepsIt()
    {
        Accept(_remote, Behind, 0, 1, 2);
        _remote.Signal(Signalled, 0);
        Assert.That(_remote.Target, Is.EqualTo(Behind));
        _remote.Signal(Address("192.0.2.99", 4000), 0);
        Assert.That(_remote.Target, Is.EqualTo(Address("192.0.2.99", 4000)));
    }

    [Test]
    public void Accept_LatchingOff_TakesTheSignalledHostAloneAndKeepsTheTarget()
    {
        var remote = new SymmetricRemote(latching: false, window: 5000, yield: 200);
        remote.Signal(Signalled, 0);
        Assert.That(Accept(remote, Behind, 0, 1, 2, 3), Is.All.False);
        Assert.That(remote.Accept(Address("192.0.2.1", 5555), 1, 0), Is.True);
        Assert.That(remote.Target, Is.EqualTo(Signalled));
    }

    [Test]
    public void NetAddress_MappedIPv4_ComesBackAsIPv4()
    {
        var endpoint = new IPEndPoint(IPAddress.Parse("192.0.2.7"), 1234);
        Assert.That(NetAddress.From(endpoint, dualStack: true).ToEndPoint(), Is.EqualTo(endpoint));
        Assert.That(NetAddress.From(endpoint, dualStack: false).ToEndPoint(), Is.EqualTo(endpoint));
        var six = new IPEndPoint(IPAddress.Parse("2001:db8::5"), 1234);
        Assert.That(NetAddress.From(six, dualStack: true).ToEndPoint(), Is.EqualTo(six));
        Assert.That(default(NetAddress).IsNone, Is.True);
    }
}
