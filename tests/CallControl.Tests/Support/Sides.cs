using System.Net;
using System.Net.Sockets;
using CallCenter.CallControl.Settings;
using CallCenter.CallControl.Trunks;
using CallCenter.MediaStack.Pipeline;
using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Nat;
using CallCenter.SipStack.Timing;
using CallCenter.SipStack.Transport;
using CallCenter.SipStack.UserAgents;
using CallCenter.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.CallControl.Tests.Support;

/// <summary>
/// The telephone side under test ("house") and everybody else ("world"), each the other's trunk, on loopback: what one side's legs do,
/// the other side's legs see by SIP and RTP.
/// </summary>
internal sealed class Sides : IAsyncDisposable
{
    private const string Dialed = "100";
    private const string Loopback = "127.0.0.1/32";
    private static readonly TimeSpan RingTime = TimeSpan.FromSeconds(20);

    private Sides(int maxCalls, string worldNetwork, TimeSpan mediaTimeout, IUserStore users, DialRules? dialing,
        Func<TrunkConfig, TrunkConfig> houseTrunk, IUserStore worldUsers, PublicAddress? outside, SipTimers timers, TimeProvider time)
    {
        var (housePort, worldPort) = (FreePort(), FreePort());
        House = Open(housePort, worldPort, 41000, HouseJournal, new Trunk(worldNetwork, maxCalls), mediaTimeout, users, dialing, houseTrunk, outside, timers, time);
        World = Open(worldPort, housePort, 43000, new FakeJournal(), new Trunk(Loopback, 100), mediaTimeout, worldUsers);
    }

    public Telephony House { get; }

    public Telephony World { get; }

    public FakeJournal HouseJournal { get; } = new();

    /// <summary>What the house does with its calls; at first it answers and waits for the end.</summary>
    public Script HouseScript { get; } = new();

    public Script WorldScript { get; } = new();

    /// <param name="maxCalls">lines of the house's trunk to the world.</param>
    /// <param name="worldNetwork">from where the house takes calls by its trunk.</param>
    /// <param name="outside">the address that the world sees the house at.</param>
    /// <param name="timers">of the house's SIP.</param>
    /// <param name="time">the house's.</param>
    /// <param name="mediaTimeout">silence that ends a leg which does not answer; null = a minute.</param>
    public static async Task<Sides> OpenAsync(int maxCalls = 100, string worldNetwork = Loopback, TimeSpan? mediaTimeout = null,
        IUserStore? users = null, DialRules? dialing = null, Func<TrunkConfig, TrunkConfig>? houseTrunk = null, IUserStore? worldUsers = null,
        PublicAddress? outside = null, SipTimers? timers = null, TimeProvider? time = null)
    {
        var sides = new Sides(maxCalls, worldNetwork, mediaTimeout ?? TimeSpan.FromMinutes(1), users ?? new OneUser(), dialing,
            houseTrunk ?? (trunk => trunk), worldUsers ?? new OneUser(), outside, timers ?? SipTimers.Default, time ?? TimeProvider.System);
        await sides.House.StartAsync(sides.HouseScript);
        await sides.World.StartAsync(sides.WorldScript);
        return sides;
    }

    /// <summary>The world calls the house: both ends of the leg, answered.</summary>
    public async Task<(ICallLeg House, ICallLeg World)> CallAsync(string from = "+4930111")
    {
        var dialing = World.DialAsync(new NumberDial(CallId.New(), Dialed, RingTime, from), CancellationToken.None);
        var call = await HouseScript.NextAsync();
        var answered = (DialOutcome.Answered)await dialing;
        return (call.Caller, answered.Leg);
    }

    /// <summary>The world dials and does not wait.</summary>
    public Task<DialOutcome> Dial(CancellationToken ct = default) => World.DialAsync(new NumberDial(CallId.New(), Dialed, RingTime, "+4930111"), ct);

    public Task<PlaceOutcome> PlaceAsync(string number = "+4930555", string? queue = null) =>
        House.PlaceCallAsync(new OutboundCall(number, RingTime, "+49800", Queue: queue), CancellationToken.None);

    /// <summary>The facts of a call, once its last is there.</summary>
    public async Task<IReadOnlyList<CallFact>> FactsAsync(CallId call)
    {
        await Until.TrueAsync(() => HouseJournal.Of<CallEnded>().Any(e => e.CallId == call));
        return [.. HouseJournal.Of<CallFact>().Where(f => f.CallId == call)];
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await World.DrainAsync(now.Token);
        await House.DrainAsync(now.Token);
        await World.DisposeAsync();
        await House.DisposeAsync();
    }

    private static Telephony Open(int port, int otherPort, int rtp, IJournal journal, Trunk trunk, TimeSpan mediaTimeout, IUserStore users,
        DialRules? dialing = null, Func<TrunkConfig, TrunkConfig>? change = null, PublicAddress? outside = null, SipTimers? timers = null, TimeProvider? time = null)
    {
        time ??= TimeProvider.System;
        var other = new TrunkConfig("other", [IPNetwork.Parse(trunk.Network)], "127.0.0.1", otherPort, TransportKind.Udp, null, null, false, null, trunk.MaxCalls);
        var options = new TelephonyOptions
        {
            Trunks = [change?.Invoke(other) ?? other],
            Dialing = dialing,
        };
        var media = new MediaEngine(new MediaOptions { BindAddress = IPAddress.Loopback, FirstPort = rtp, LastPort = rtp + 999, MediaTimeout = mediaTimeout },
            time, NullLogger<MediaEngine>.Instance);
        var sip = new SipOptions { Listeners = SipListener.UdpAndTcp(IPAddress.Loopback, port), PublicAddress = outside, Timers = timers ?? SipTimers.Default };
        return new Telephony(options, sip, media, users, journal, time, NullLoggerFactory.Instance);
    }

    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    private sealed record Trunk(string Network, int MaxCalls);
}
