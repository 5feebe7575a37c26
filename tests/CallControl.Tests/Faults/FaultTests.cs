using CallCenter.CallControl.Tests.Support;
using CallCenter.SipStack.Timing;
using CallCenter.Testing;

namespace CallCenter.CallControl.Tests.Faults;

/// <summary>What goes wrong outside ends in a reason that has a name, and leaves no leg, port, transaction or timer behind.</summary>
[NonParallelizable]
internal sealed class FaultTests
{
    // RFC 3261's timers in a twenty-fifth of their time
    private static readonly SipTimers Quick = new(TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(160), TimeSpan.FromMilliseconds(200));

    // ports that drain are no leak
    private static readonly string[] AtRest = ["legs", "calls", "sipTransactions", "sipDialogs", "sipSessions", "sipTimers", "mediaLegs", "rtpPortPairs", "recordings"];

    private Sides _sides = null!;
    private JumpingTime _time = null!;

    [SetUp]
    public async Task OpenAsync()
    {
        _time = new JumpingTime(TimeProvider.System);
        _sides = await Sides.OpenAsync(mediaTimeout: TimeSpan.FromSeconds(0.6), houseTrunk: t => t with { Host = null }, timers: Quick, time: _time);
        Assert.That(Left(), Is.Empty);
    }

    [TearDown]
    public async Task CloseAsync()
    {
        await Until.TrueAsync(() => Left().Length == 0, $"left over: {Left()}");
        await _sides.DisposeAsync();
    }

    [Test]
    public async Task Caller_IsGoneWithoutAWord_InTheMiddleOfAConversation()
    {
        using (var caller = new RawCaller(_sides.House.Endpoint.LocalEndPoint))
        {
            caller.Invite();
            await caller.StatusAsync("INVITE");
            caller.Ack();
            await caller.SoundAsync();
        }

        await EndsAsync(new CallEnd(CallResult.Failed, EndReason.MediaTimeout));
    }

    [Test]
    public async Task Caller_IsGoneBeforeItsAck()
    {
        using (var caller = new RawCaller(_sides.House.Endpoint.LocalEndPoint))
        {
            caller.Invite();
            await caller.StatusAsync("INVITE");
        }

        await EndsAsync(new CallEnd(CallResult.Failed, EndReason.SignallingTimeout, 408));
    }

    [Test]
    public async Task Connection_IsCutInTheMiddleOfACall_AndComesBack()
    {
        using var caller = new StreamPhone(_sides.House.Endpoint.LocalEndPoint);
        await caller.ConnectAsync();
        await caller.CallAsync();
        caller.Cut();
        await caller.ConnectAsync();
        await caller.RequestAsync("INFO");

        await Until.TrueAsync(() => caller.Received.Count(m => m.StartsWith("OPTIONS", StringComparison.Ordinal)) > 1, "it is silent, and asked by its new connection");
        Assert.That(_sides.HouseJournal.Of<CallEnded>(), Is.Empty, "who answers is there");
        await caller.RequestAsync("BYE");

        await EndsAsync(new CallEnd(CallResult.Completed, EndReason.CallerHungUp, 200));
    }

    [Test]
    public async Task Connection_IsCutForGood_InTheMiddleOfACall()
    {
        using var caller = new StreamPhone(_sides.House.Endpoint.LocalEndPoint);
        await caller.ConnectAsync();
        await caller.CallAsync();
        caller.Cut();

        await EndsAsync(new CallEnd(CallResult.Failed, EndReason.MediaTimeout));
    }

    [TestCase(-30)]
    [TestCase(30)]
    public async Task Clock_IsSetByHours_WhileSomebodyCalls(int hours)
    {
        using var caller = new StreamPhone(_sides.House.Endpoint.LocalEndPoint);
        await caller.ConnectAsync();
        await caller.CallAsync();
        _time.Jump(TimeSpan.FromHours(hours));
        await Until.TrueAsync(() => caller.Received.Count(m => m.StartsWith("OPTIONS", StringComparison.Ordinal)) > 1);
        Assert.That(_sides.HouseJournal.Of<CallEnded>(), Is.Empty);
        await caller.RequestAsync("BYE");

        await EndsAsync(new CallEnd(CallResult.Completed, EndReason.CallerHungUp, 200));
    }

    [Test]
    public async Task Carrier_FreezesInTheMiddleOfACall()
    {
        using var frozen = new WirePhone { Replies = [200] };
        await _sides.House.Trunks.UseAsync([new TrunkSettings("frozen") { Addresses = ["203.0.113.1"], Host = "127.0.0.1", Port = frozen.Port }], CancellationToken.None);
        var dialed = (DialOutcome.Answered)await _sides.House.DialAsync(new NumberDial(CallId.New(), "+4930555", TimeSpan.FromSeconds(20)), CancellationToken.None);
        frozen.IsFrozen = true;

        await Script.EndOf(dialed.Leg);
        Assert.That(dialed.Leg.End, Is.EqualTo(new CallEnd(CallResult.Failed, EndReason.MediaTimeout)));
    }

    [Test]
    public async Task Carrier_IsFrozen_AndSaysNothingToACall()
    {
        using var frozen = new RawCarrier(0);
        await _sides.House.Trunks.UseAsync([frozen.Trunk("frozen")], CancellationToken.None);
        var dialed = await _sides.House.DialAsync(new NumberDial(CallId.New(), "+4930555", TimeSpan.FromSeconds(20)), CancellationToken.None);

        Assert.That(((DialOutcome.Refused)dialed).End.Reason, Is.EqualTo(EndReason.SignallingTimeout));
    }

    [Test]
    public async Task Carrier_FreezesWhileItRings_AndAnswersNeitherCancelNorAnythingElse()
    {
        using var frozen = new RawCarrier(180);
        await _sides.House.Trunks.UseAsync([frozen.Trunk("frozen")], CancellationToken.None);
        var dialed = await _sides.House.DialAsync(new NumberDial(CallId.New(), "+4930555", TimeSpan.FromSeconds(0.3)), CancellationToken.None);

        Assert.That(((DialOutcome.Refused)dialed).End.Reason, Is.EqualTo(EndReason.NoAnswer));
    }

    [Test]
    public async Task Registrar_IsRestarted_AndHasForgottenUs()
    {
        var registrar = new RawCarrier(0, isRegistrar: true);
        var port = registrar.Port;
        await _sides.House.Trunks.UseAsync([registrar.Trunk("carrier") with { Register = true, User = "4930", Password = "secret", KeepAliveSeconds = 1 }], CancellationToken.None);
        await Until.TrueAsync(() => _sides.House.Trunks.State("carrier") is { Registration: TrunkRegistrationState.Registered, Answers: true });

        registrar.Dispose();
        await Until.TrueAsync(() => _sides.House.Trunks.State("carrier") is { IsUp: false } carrier && carrier.LastErrors.Any(error => error.Kind == TrunkErrorKind.NoAnswer));

        using var restarted = new RawCarrier(0, isRegistrar: true, port);
        await Until.TrueAsync(() => restarted.Registrations > 0 && _sides.House.Trunks.State("carrier") is { IsUp: true });
        await _sides.House.Trunks.UseAsync([], CancellationToken.None);
    }

    private async Task EndsAsync(CallEnd end)
    {
        await Until.TrueAsync(() => _sides.HouseJournal.Of<CallEnded>().Any());
        Assert.That(_sides.HouseJournal.Of<CallEnded>().Single().End, Is.EqualTo(end));
    }

    private string Left()
    {
        var counts = _sides.House.Count();
        return string.Join(", ", AtRest.Where(name => counts[name] != 0).Select(name => $"{name} {counts[name]}"));
    }
}
