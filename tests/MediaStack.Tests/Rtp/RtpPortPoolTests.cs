using System.Net;
using CallCenter.MediaStack.Rtp;
using CallCenter.MediaStack.Sockets;
using CallCenter.Testing;

namespace CallCenter.MediaStack.Tests.Rtp;

public sealed class RtpPortPoolTests
{
    private readonly ManualTimeProvider _time = new();

    private RtpPortPool Pool(int first, int last) => new(IPAddress.Loopback, first, last, TimeSpan.FromSeconds(5), _time);

    /// <summary>A block of ports that is free at this moment.</summary>
    private static int FreeBlock(int ports)
    {
        for (var first = 12000 + (Random.Shared.Next(500) * 8); first < 20000; first += 8)
        {
            var sockets = Enumerable.Range(first, ports).Select(p => UdpSocket.Bind(IPAddress.Loopback, p, out _)).ToList();
            sockets.ForEach(s => s?.Close());
            if (sockets.TrueForAll(s => s is not null))
            {
                return first;
            }
        }

        throw new InvalidOperationException("no free block");
    }

    [Test]
    public void TryRent_WholeRange_GivesEvenPairsThenSaysNo()
    {
        var first = FreeBlock(8);
        using var pool = Pool(first + 1, first + 7);
        var rented = new List<RtpPorts>();
        while (pool.TryRent(out var ports))
        {
            rented.Add(ports);
        }

        Assert.That(rented.Select(p => (p.Rtp.Port - first, p.Rtcp.Port - first)), Is.EquivalentTo(new[] { (2, 3), (4, 5), (6, 7) }));
        Assert.That((pool.InUse, pool.Free), Is.EqualTo((3, 0)));
        rented.ForEach(pool.Return);
    }

    [Test]
    public void Return_DrainsBoundThenIsFree()
    {
        var first = FreeBlock(2);
        using var pool = Pool(first, first + 1);
        pool.TryRent(out var ports);
        pool.Return(ports!);
        Assert.That(UdpSocket.Bind(IPAddress.Loopback, first, out var errno), Is.Null, "still bound");
        Assert.That(errno, Is.EqualTo(Libc.AddressInUse));

        _time.Advance(TimeSpan.FromSeconds(4.9));
        pool.Sweep();
        Assert.That((pool.Draining, pool.Free), Is.EqualTo((1, 0)));
        _time.Advance(TimeSpan.FromSeconds(0.1));
        pool.Sweep();
        Assert.That((pool.Draining, pool.Free), Is.EqualTo((0, 1)));
    }

    [Test]
    public void TryRent_NoneFree_TakesOneThatDrainedForASecond()
    {
        var first = FreeBlock(4);
        using var pool = Pool(first, first + 3);
        pool.TryRent(out var early);
        pool.Return(early!);
        pool.TryRent(out var late);
        Assert.That(late!.Port, Is.Not.EqualTo(early!.Port), "a free one is rented before one that drains");
        _time.Advance(TimeSpan.FromSeconds(0.9));
        Assert.That(pool.TryRent(out _), Is.False);
        _time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.That(pool.TryRent(out var again), Is.True);
        Assert.That(again!.Port, Is.EqualTo(early.Port));
        pool.Return(late);
        pool.Return(again);
    }

    [Test]
    public void TryRent_WhatIsFreeIsHeldByOthers_TakesOneThatDrainedForASecond()
    {
        var first = FreeBlock(4);
        using var pool = Pool(first, first + 3);
        pool.TryRent(out var own);
        var other = UdpSocket.Bind(IPAddress.Loopback, own!.Port == first ? first + 2 : first, out _)!;
        pool.Return(own);
        _time.Advance(TimeSpan.FromSeconds(0.9));
        Assert.That(pool.TryRent(out _), Is.False);
        _time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.That((pool.TryRent(out var again), again?.Port), Is.EqualTo((true, own.Port)));
        Assert.That((pool.InUse, pool.Draining, pool.Holds(own.Port)), Is.EqualTo((1, 0, true)));
        pool.Return(again!);
        other.Close();
    }

    [Test]
    public void TryRent_AfterDraining_GetsNothingOfTheOldCall()
    {
        var first = FreeBlock(2);
        using var pool = Pool(first, first + 1);
        var sender = UdpSocket.Bind(IPAddress.Loopback, 0, out _)!;
        var to = NetAddress.From(new IPEndPoint(IPAddress.Loopback, first), dualStack: false);
        pool.TryRent(out var ports);
        sender.Send(new byte[172], to);
        pool.Return(ports!);
        for (var i = 0; i < 1000; i++)
        {
            sender.Send(new byte[172], to);
        }

        _time.Advance(TimeSpan.FromSeconds(6));
        pool.Sweep();
        pool.TryRent(out ports);
        Assert.That(ports!.Rtp.Receive(new byte[200], out _), Is.Negative);
        pool.Return(ports);
        sender.Close();
    }

    [Test]
    public void TryRent_PortsHeldByOthers_AreSteppedOver()
    {
        var first = FreeBlock(8);
        var held = new[] { first, first + 3 }.Select(p => UdpSocket.Bind(IPAddress.Loopback, p, out _)!).ToList();
        using var pool = Pool(first, first + 7);
        var got = new List<RtpPorts>();
        while (pool.TryRent(out var ports))
        {
            got.Add(ports);
        }

        Assert.That(got.Select(p => p.Port - first), Is.EquivalentTo(new[] { 4, 6 }));
        got.ForEach(pool.Return);
        held.ForEach(h => h.Close());
    }

    [Test]
    public void Free_AllHeldByOthers_IsNoneUntilTheyLetGo()
    {
        var first = FreeBlock(4);
        var held = new[] { first, first + 2 }.Select(p => UdpSocket.Bind(IPAddress.Loopback, p, out _)!).ToList();
        using var pool = Pool(first, first + 3);
        Assert.That((pool.CanRent(), pool.Free), Is.EqualTo((false, 0)));
        held.ForEach(h => h.Close());
        Assert.That((pool.CanRent(), pool.Free, pool.InUse), Is.EqualTo((true, 2, 0)));
    }

    [TestCase(20001, 20001)]
    [TestCase(20000, 20000)]
    [TestCase(20002, 20000)]
    public void TryRent_RangeWithoutAPair_SaysNo(int first, int last)
    {
        using var pool = Pool(first, last);
        Assert.That(pool.TryRent(out _), Is.False);
    }
}
