using System.Net;
using System.Net.Sockets;
using CallCenter.SipStack.Names;
using CallCenter.SipStack.Nat;
using CallCenter.SipStack.Tests.Interop;
using CallCenter.SipStack.Tests.Support;
using CallCenter.Testing;

namespace CallCenter.SipStack.Tests.Nat;

/// <summary>Who we are outside (RFC 8489), with the vectors of RFC 5769.</summary>
[CancelAfter(20_000)]
internal sealed class StunTests
{
    // RFC 5769 §2.2 and §2.3: header and XOR-MAPPED-ADDRESS of the sample responses
    private const string Transaction = "b7e7a701bc34d686fa87dfae";

    [TestCase("0101000c2112a442" + Transaction + "002000080001a147e112a643", "192.0.2.1:32853")]
    [TestCase("010100182112a442" + Transaction + "002000140002a1470113a9faa5d3f179bc25f4b5bed2b9d9", "[2001:db8:1234:5678:11:2233:4455:6677]:32853")]
    public void Answer_IsWrittenAndReadAsTheRfcHasIt(string hex, string seen)
    {
        var bytes = Convert.FromHexString(hex);
        var transaction = Convert.FromHexString(Transaction);
        Assert.That(StunBinding.ReadAnswer(bytes, transaction), Is.EqualTo(IPEndPoint.Parse(seen)));

        var request = new byte[StunBinding.RequestSize];
        StunBinding.WriteRequest(request, transaction);
        Assert.That(StunBinding.IsRequest(request), Is.True);
        var answer = new byte[StunBinding.LargestAnswer];
        var size = StunBinding.WriteAnswer(answer, request, IPEndPoint.Parse(seen));
        Assert.That(Convert.ToHexString(answer.AsSpan(0, size)), Is.EqualTo(hex.ToUpperInvariant()));
    }

    [TestCase("0101000c2112a442b7e7a701bc34d686fa87dfaf002000080001a147e112a643", TestName = "another question's")]
    [TestCase("0101000c2112a443" + Transaction + "002000080001a147e112a643", TestName = "no cookie")]
    [TestCase("0101000d2112a442" + Transaction + "002000080001a147e112a643", TestName = "a length that is not its own")]
    [TestCase("0101000c2112a442" + Transaction + "0020fff00001a147e112a643", TestName = "an attribute longer than the message")]
    [TestCase("0101000c2112a442" + Transaction + "002000080003a147e112a643", TestName = "an address of no family")]
    [TestCase("010100042112a442" + Transaction + "00200000", TestName = "an empty address")]
    [TestCase("0101", TestName = "a piece")]
    public void WhatIsNoAnswer_SaysNothing(string hex) =>
        Assert.That(StunBinding.ReadAnswer(Convert.FromHexString(hex), Convert.FromHexString(Transaction)), Is.Null);

    [Test]
    public async Task Sip_OnUdp_TellsTelephonesWhereTheyAreSeen(CancellationToken ct)
    {
        await using var server = await AnsweringServer.StartAsync();
        var outside = new PublicAddress(new StunServer("127.0.0.1", server.Port), new LogLines<PublicAddress>());

        Assert.That(await outside.LearnAsync(Names(), TimeProvider.System, ct), Is.True);
        Assert.That(outside.Current, Is.EqualTo(IPAddress.Loopback));
        Assert.That(await outside.LearnAsync(Names(), TimeProvider.System, ct), Is.False, "nothing new");
    }

    [Test]
    public async Task Learn_AskedOnceMoreWhenTheFirstQuestionIsLost_AndForgedAnswersCountNothing(CancellationToken ct)
    {
        using var socket = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var log = new LogLines<PublicAddress>();
        var outside = new PublicAddress(new StunServer("stun.example.com"), log);
        var table = new NameTable();
        table.Service("_stun._udp.stun.example.com", new SrvRecord(0, 0, ((IPEndPoint)socket.Client.LocalEndPoint!).Port, "one.example.com"));
        table.Host("one.example.com", "127.0.0.1");
        var learnt = outside.LearnAsync(new NameResolver(table, TimeProvider.System), TimeProvider.System, ct);
        var first = await socket.ReceiveAsync(ct);
        var second = await socket.ReceiveAsync(ct);
        Assert.That(second.Buffer, Is.EqualTo(first.Buffer));

        await AnswerAsync(socket, [.. first.Buffer[..19], (byte)(first.Buffer[19] ^ 1)], first.RemoteEndPoint, "198.51.100.66:1", ct);
        await AnswerAsync(socket, first.Buffer, first.RemoteEndPoint, "203.0.113.7:1", ct);

        Assert.That(await learnt, Is.True);
        Assert.That((outside.Current, outside.IsSilent), Is.EqualTo((IPAddress.Parse("203.0.113.7"), false)));
        Assert.That(log.Lines, Has.Length.EqualTo(1).And.Some.Contains("203.0.113.7"));
    }

    [Test]
    public async Task Learn_NobodyAnswers_WhatWasKnownCountsOn_AndItIsSaidOnce(CancellationToken ct)
    {
        var log = new LogLines<PublicAddress>();
        var outside = new PublicAddress(new StunServer("nowhere.example.com"), log);

        Assert.That(await outside.LearnAsync(Names(), TimeProvider.System, ct), Is.False);
        Assert.That(await outside.LearnAsync(Names(), TimeProvider.System, ct), Is.False);
        Assert.That((outside.Current, outside.IsSilent, log.Lines.Length), Is.EqualTo(((IPAddress?)null, true, 1)));
    }

    private static NameResolver Names() => new(new NameTable(), TimeProvider.System);

    private static async Task AnswerAsync(UdpClient socket, byte[] request, IPEndPoint to, string seen, CancellationToken ct)
    {
        var answer = new byte[StunBinding.LargestAnswer];
        var size = StunBinding.WriteAnswer(answer, request, IPEndPoint.Parse(seen));
        await socket.SendAsync(answer.AsMemory(0, size), to, ct);
    }
}
