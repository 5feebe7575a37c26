using CallCenter.CallControl.Tests.Support;
using CallCenter.Testing;

namespace CallCenter.CallControl.Tests.Outbound;

/// <summary>Outbound calls are calls, and share the lines of their trunk with all others.</summary>
[NonParallelizable]
internal sealed class PlaceCallTests
{
    private Sides _sides = null!;

    [SetUp]
    public async Task OpenAsync() => _sides = await Sides.OpenAsync(maxCalls: 2);

    [TearDown]
    public async Task CloseAsync() => await _sides.DisposeAsync();

    [Test]
    public async Task Place_Answered_IsServedWithTheFactsOfACall()
    {
        _sides.HouseScript.Afterwards = live =>
        {
            _sides.HouseJournal.Append(new RecordingSaved { At = DateTimeOffset.UtcNow, CallId = live.Caller.CallId, File = "x.wav", Seconds = 1 });
            return Task.CompletedTask;
        };
        var placed = (PlaceOutcome.Placed)await _sides.PlaceAsync(queue: "support");

        var there = await _sides.WorldScript.NextAsync();
        var served = await _sides.HouseScript.NextAsync();
        await there.Caller.HangUpAsync(new CallEnd(CallResult.Completed, EndReason.CallerHungUp));
        var facts = await _sides.FactsAsync(placed.Call);

        Assert.That((served.Direction, served.From, served.To, served.Queue), Is.EqualTo((CallDirection.Outbound, "+49800", "+4930555", "support")));
        Assert.That(facts.Select(f => f.GetType()), Is.EqualTo(new[] { typeof(CallArrived), typeof(CallAnswered), typeof(RecordingSaved), typeof(CallEnded) }));
        var arrived = (CallArrived)facts[0];
        Assert.That((arrived.Direction, arrived.RemoteNumber, arrived.Trunk), Is.EqualTo((CallDirection.Outbound, "+4930555", "other")));
        Assert.That(arrived.SipCallId, Is.Not.Empty);
        var end = ((CallEnded)facts[^1]).End;
        Assert.That((end.Result, end.Reason), Is.EqualTo((CallResult.Completed, EndReason.CalleeHungUp)));
    }

    [Test]
    public async Task Place_Busy_EndsNotConnectedAndIsNotServed()
    {
        _sides.WorldScript.Instead = call => call.Caller.HangUpAsync(new CallEnd(CallResult.Rejected, EndReason.Busy), 486);

        var placed = (PlaceOutcome.Placed)await _sides.PlaceAsync();
        var facts = await _sides.FactsAsync(placed.Call);

        Assert.That(facts.Select(f => f.GetType()), Is.EqualTo(new[] { typeof(CallArrived), typeof(CallEnded) }));
        Assert.That(((CallEnded)facts[^1]).End, Is.EqualTo(new CallEnd(CallResult.NotConnected, EndReason.Busy, 486)));
        Assert.That(_sides.HouseScript.Served, Is.Zero);
    }

    [TestCase("")]
    [TestCase("1\r\nX: y")]
    public async Task Place_WhatCannotBeDialed_IsRefusedWithoutACall(string number)
    {
        Assert.That(await _sides.PlaceAsync(number), Is.EqualTo(new PlaceOutcome.Refused(EndReason.NotFound)));
        Assert.That(_sides.HouseJournal.Facts, Is.Empty);
    }

    [Test]
    public async Task Barred_IsNeitherPlacedNorDialed_WhoeverAsks()
    {
        await using var sides = await Sides.OpenAsync(dialing: new DialRules(new NumberingPlan()));
        using var barred = new Counted("callcenter.dial.barred");

        Assert.That(await sides.PlaceAsync("0900 1 234567"), Is.EqualTo(new PlaceOutcome.Refused(EndReason.Barred)));
        var dialed = await sides.House.DialAsync(new NumberDial(CallId.New(), "+882666555", TimeSpan.FromSeconds(20)), CancellationToken.None);

        Assert.That(((DialOutcome.Refused)dialed).End, Is.EqualTo(new CallEnd(CallResult.NotConnected, EndReason.Barred, 403)));
        Assert.That((sides.WorldScript.Served, sides.HouseJournal.Facts.Count), Is.EqualTo((0, 0)));
        Assert.That(barred.Total, Is.AtLeast(2));
        Assert.That(await sides.PlaceAsync("030 5550101"), Is.InstanceOf<PlaceOutcome.Placed>(), "blanks are no part of a number");
    }

    [Test]
    public async Task Lines_OfATrunk_AreSharedByBothDirectionsAndByLegs()
    {
        using var refused = new Counted("callcenter.calls.refused");
        var (_, atWorld) = await _sides.CallAsync();
        var dialed = (DialOutcome.Answered)await _sides.House.DialAsync(
            new NumberDial(CallId.New(), "+4930777", TimeSpan.FromSeconds(20)), CancellationToken.None);

        Assert.That(await _sides.PlaceAsync(), Is.EqualTo(new PlaceOutcome.Refused(EndReason.TooManyCalls)));
        Assert.That(((DialOutcome.Refused)await _sides.House.DialAsync(
            new NumberDial(CallId.New(), "+4930888", TimeSpan.FromSeconds(20)), CancellationToken.None)).End.Reason, Is.EqualTo(EndReason.TooManyCalls));
        Assert.That(((DialOutcome.Refused)await _sides.Dial()).End.SipStatus, Is.EqualTo(503));
        Assert.That(refused.Of("trunk"), Is.AtLeast(1));

        await dialed.Leg.HangUpAsync(new CallEnd(CallResult.Completed, EndReason.FlowEnded));
        Assert.That(await _sides.PlaceAsync(), Is.InstanceOf<PlaceOutcome.Placed>(), "the line is free again");
        await atWorld.HangUpAsync(new CallEnd(CallResult.Completed, EndReason.CallerHungUp));
    }

    [Test]
    public async Task Drain_CallsInProgress_EndWithTheirLastFactsAndNoNewOnesCome()
    {
        var (house, _) = await _sides.CallAsync();
        using var now = new CancellationTokenSource();
        await now.CancelAsync();

        await _sides.House.DrainAsync(now.Token);

        Assert.That(_sides.HouseJournal.Of<CallEnded>().Single(e => e.CallId == house.CallId).End.Reason, Is.EqualTo(EndReason.Draining));
        Assert.That(await _sides.PlaceAsync(), Is.EqualTo(new PlaceOutcome.Refused(EndReason.Draining)));
    }
}
