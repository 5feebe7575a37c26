using CallCenter.CallControl.Tests.Support;
using CallCenter.Testing;

namespace CallCenter.CallControl.Tests.Outbound;

/// <summary>Several trunks lead outside: "first" is a carrier that the test makes, "other" is the world.</summary>
[NonParallelizable]
internal sealed class TrunkHuntTests
{
    private Sides _sides = null!;

    [SetUp]
    public async Task OpenAsync() => _sides = await Sides.OpenAsync(houseTrunk: t => t with { Priority = 5 });

    [TearDown]
    public async Task CloseAsync() => await _sides.DisposeAsync();

    [Test]
    public async Task Dial_FirstTrunkCarriesNothing_TheNextDoesInTheSameCall()
    {
        using var broken = new RawCarrier(503);
        await UseAsync(broken.Trunk("first"));

        var outcome = await DialAsync();

        var failed = _sides.HouseJournal.Of<TrunkFailed>().Single();
        Assert.That(outcome, Is.InstanceOf<DialOutcome.Answered>());
        Assert.That((failed.Trunk, failed.SipStatus, failed.Next, failed.IsCall), Is.EqualTo(("first", 503, "other", false)));
        var (first, other) = (State("first"), State("other"));
        Assert.That((first.CallsInUse, first.LastHour, other.CallsInUse, other.LastHour),
            Is.EqualTo((0, new TrunkTraffic(0, 1, 0, 1), 1, new TrunkTraffic(0, 1, 1, 0))));
        Assert.That(first.LastErrors.Select(e => (e.Kind, e.Status)), Is.EqualTo(new[] { (TrunkErrorKind.Call, 503) }));
        Assert.That(other.LastHour.AnswerRate, Is.EqualTo(1));

        await ((DialOutcome.Answered)outcome).Leg.HangUpAsync(new CallEnd(CallResult.Completed, EndReason.FlowEnded));
        Assert.That(State("other").CallsInUse, Is.Zero);
    }

    [Test]
    public async Task Place_FirstTrunkCarriesNothing_TheCallIsTheNextOnes()
    {
        using var broken = new RawCarrier(500);
        await UseAsync(broken.Trunk("first"));

        var placed = (PlaceOutcome.Placed)await _sides.PlaceAsync(queue: "support");
        var there = await _sides.WorldScript.NextAsync();
        await there.Caller.HangUpAsync(new CallEnd(CallResult.Completed, EndReason.CallerHungUp));
        var facts = await _sides.FactsAsync(placed.Call);

        Assert.That(facts.Select(f => f.GetType()), Is.EqualTo(new[] { typeof(CallArrived), typeof(TrunkFailed), typeof(CallAnswered), typeof(CallEnded) }));
        Assert.That((((CallArrived)facts[0]).Trunk, ((TrunkFailed)facts[1]).Next, ((TrunkFailed)facts[1]).IsCall), Is.EqualTo(("first", "other", true)));
    }

    [Test]
    public async Task Dial_TheNumberIsBusy_IsNobodysFault()
    {
        using var carrier = new RawCarrier(486);
        await UseAsync(carrier.Trunk("first"));

        var end = ((DialOutcome.Refused)await DialAsync()).End;

        Assert.That((end.Reason, _sides.WorldScript.Served, State("first").LastErrors.Count), Is.EqualTo((EndReason.Busy, 0, 0)));
    }

    [Test]
    public async Task Dial_AllTrunksFail_EndsWithTheLastAnswer()
    {
        using var broken = new RawCarrier(503);
        await UseAsync(broken.Trunk("first"));
        _sides.WorldScript.Instead = call => call.Caller.HangUpAsync(new CallEnd(CallResult.Rejected, EndReason.ServerError), 500);

        var end = ((DialOutcome.Refused)await DialAsync()).End;

        Assert.That((end.Reason, end.SipStatus), Is.EqualTo((EndReason.ServerError, (int?)500)));
        await Until.TrueAsync(() => State("first").CallsInUse + State("other").CallsInUse == 0);
    }

    [Test]
    public async Task Dial_FirstTrunkIsFull_TheNextCarriesIt()
    {
        using var carrier = new RawCarrier(0);
        await UseAsync(carrier.Trunk("first") with { MaxCallsPerSecond = 1, MaxCalls = 1 });
        using var stop = new CancellationTokenSource();
        var waiting = DialAsync(stop.Token);
        await Until.TrueAsync(() => !carrier.Invites.IsEmpty);

        Assert.That(await DialAsync(), Is.InstanceOf<DialOutcome.Answered>());

        Assert.That(State("first").LastErrors.Single().Kind, Is.EqualTo(TrunkErrorKind.Full));
        await stop.CancelAsync();
        await waiting;
    }

    [Test]
    public async Task Numbers_AreWrittenAsTheTrunkWantsThem()
    {
        using var carrier = new RawCarrier(486);
        await UseAsync(carrier.Trunk("first") with { NumberOut = "+49=0, +=00", CallerId = "+49301", User = "acc", Password = "x" });

        await DialAsync();

        Assert.That(carrier.Invites.First(), Does.StartWith($"INVITE sip:030555@127.0.0.1:{carrier.Port} ").And.Contains("From: <sip:0301@callcenter>"));
    }

    [Test]
    public async Task CallerWhoWantsToStayUnknown_DoesSo()
    {
        using var carrier = new RawCarrier(486);
        await UseAsync(carrier.Trunk("first") with { User = "acc", Password = "x" });

        await _sides.House.DialAsync(new NumberDial(CallId.New(), "+4930555", TimeSpan.FromSeconds(20), WithheldNumber.Word), CancellationToken.None);

        Assert.That(carrier.Invites.First(), Does.Contain("From: \"Anonymous\" <sip:anonymous@anonymous.invalid>;").And.Contain("\r\nPrivacy: id\r\n")
            .And.Contain("\r\nP-Preferred-Identity: <sip:acc@callcenter>\r\n"));
    }

    [Test]
    public async Task Codecs_ThePreferredIsOfferedFirst()
    {
        using var carrier = new RawCarrier(486);
        await UseAsync(carrier.Trunk("first") with { Codecs = ["PCMU"] });

        await DialAsync();

        Assert.That(carrier.Invites.First(), Does.Match(@"m=audio \d+ RTP/AVP 0 101\r\n"));
    }

    private Task UseAsync(params TrunkSettings[] trunks) => _sides.House.Trunks.UseAsync(trunks, CancellationToken.None);

    private TrunkState State(string trunk) => _sides.House.Trunks.State(trunk)!;

    private Task<DialOutcome> DialAsync(CancellationToken ct = default) =>
        _sides.House.DialAsync(new NumberDial(CallId.New(), "+4930555", TimeSpan.FromSeconds(20)), ct);
}
