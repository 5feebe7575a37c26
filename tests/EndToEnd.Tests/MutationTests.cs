using System.Text;
using System.Text.Json;
using CallCenter.EndToEnd.Tests.Peers;

namespace CallCenter.EndToEnd.Tests;

/// <summary>Damaged datagrams by ten thousands while people talk: the calls do not notice.</summary>
public sealed class MutationTests
{
    private const int Datagrams = 40_000;

    // So many of each kind between two questions whether the server still answers: less than its socket buffers hold.
    private const int Burst = 100;

    // The trunk's share: what is accepted there holds a call and a port pair until its timers end it.
    private const int EveryTrunkMessage = 100;

    // Longer than the flood takes on a busy machine.
    private const int HoldSeconds = 15;

    private const string Trunk = "127.0.0.2";
    private const string Stranger = "127.0.0.1";

    private static readonly string[] Methods = ["INVITE", "REGISTER", "BYE", "ACK", "CANCEL", "INFO", "OPTIONS", "UPDATE", "REFER", "NOTIFY", "MESSAGE"];

    [Test]
    public async Task DamagedDatagrams_DuringTwentyCalls_CallsEndInOrderAndNothingIsLeft()
    {
        await using var server = await ServerProcess.StartAsync($"Sip:Trunks:0:Address={Trunk}", "Rtp:MediaTimeoutSeconds=5", ServerProcess.WithoutModels,
            $"Flows:Directory={Path.Combine(ServerProcess.RepositoryRoot, "tests", "EndToEnd.Tests", "Flows")}");
        var callers = Sipp.RunAsync(server, "uac-rtpstream.xml", "-i", Trunk, "-mi", Trunk, "-s", "1000", "-m", "20", "-r", "20", "-d", $"{HoldSeconds * 1000}");
        await server.UntilAsync("/api/v1/queues/live", q => q.EnumerateArray().Sum(one => one.GetProperty("waiting").GetInt32()) == 20, TimeSpan.FromSeconds(10));

        var rtpPorts = server.RtpPortsInUse();
        Assert.That(rtpPorts, Has.Count.GreaterThanOrEqualTo(40), "an RTP and an RTCP port for each call");
        var start = TimeProvider.System.GetTimestamp();
        await FloodAsync(server, rtpPorts);
        TestContext.Out.WriteLine($"{Datagrams} SIP and {Datagrams} RTP/RTCP datagrams in {TimeProvider.System.GetElapsedTime(start).TotalSeconds:0.0} s");
        Assert.That(callers.IsCompleted, Is.False, "the calls ended before the last damaged datagram");

        var (exit, errors) = await callers;
        Assert.That(exit, Is.Zero, errors);
        await LiveTables.UntilAtRestAsync(server);
        using var probe = new HostilePeer(Stranger);
        Assert.That(await probe.AskOptionsAsync(server.SipPort), Is.EqualTo(200));
        await AssertTwentyCompletedAsync(server);
    }

    private static async Task FloodAsync(ServerProcess server, IReadOnlyList<int> rtpPorts)
    {
        using var stranger = new HostilePeer(Stranger);
        using var carrier = new HostilePeer(Trunk);
        using var probe = new HostilePeer(Stranger);
        var damage = new Damage(seed: 4475);
        var (torture, rtp, rtcp) = (HostileMessages.TortureMessages(), HostileMessages.RtpPackets(), HostileMessages.RtcpPackets());
        for (var n = 0; n < Datagrams; n++)
        {
            var ofTrunk = n % EveryTrunkMessage == 0;
            var sip = ofTrunk ? OfTrunk(damage, n) : n % 2 == 0 ? damage.Of(torture) : damage.Of([Everyday(Stranger, n)]);
            (ofTrunk ? carrier : stranger).Send(sip, server.SipPort);
            var port = rtpPorts[n % rtpPorts.Count];
            (n % 3 == 0 ? carrier : stranger).Send(damage.Of(port % 2 == 0 ? rtp : rtcp), port);
            if (n % Burst == Burst - 1)
            {
                Assert.That(await probe.AskOptionsAsync(server.SipPort), Is.EqualTo(200), $"after {n + 1} damaged datagrams\n{server.Log}");
            }
        }
    }

    private static byte[] Everyday(string address, int number) => HostileMessages.Request(Methods[number / 2 % Methods.Length], address, number);

    // The addresses stay whole, or the server would rightly send its answers and its voice somewhere else than to this machine.
    private static byte[] OfTrunk(Damage damage, int number)
    {
        var original = HostileMessages.Request(Methods[number / EveryTrunkMessage % Methods.Length], Trunk, number);
        while (true)
        {
            var damaged = damage.Of([original]);
            if (Count(damaged) >= Count(original))
            {
                return damaged;
            }
        }

        static int Count(ReadOnlySpan<byte> message) => message.Count(Encoding.ASCII.GetBytes(Trunk));
    }

    private static async Task AssertTwentyCompletedAsync(ServerProcess server)
    {
        var calls = await server.GetAsync("/api/v1/calls?limit=500");
        TestContext.Out.WriteLine($"{calls.GetArrayLength()} calls in all");
        Assert.That(calls.EnumerateArray().Count(HeldToTheEnd), Is.EqualTo(20));

        static bool HeldToTheEnd(JsonElement call) => call.GetProperty("from").GetString() == "2001"
            && call.GetProperty("endedAt").GetDateTimeOffset() - call.GetProperty("startedAt").GetDateTimeOffset() > TimeSpan.FromSeconds(HoldSeconds - 1);
    }
}
