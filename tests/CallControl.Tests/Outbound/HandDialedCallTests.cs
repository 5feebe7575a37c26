using CallCenter.CallControl.Tests.Support;
using CallCenter.Testing;

namespace CallCenter.CallControl.Tests.Outbound;

/// <summary>Calls that an agent dials are served while they ring, and may be given up.</summary>
[NonParallelizable]
internal sealed class HandDialedCallTests
{
    private Sides _sides = null!;

    [SetUp]
    public async Task OpenAsync() => _sides = await Sides.OpenAsync();

    [TearDown]
    public async Task CloseAsync() => await _sides.DisposeAsync();

    private Task<PlaceOutcome> PlaceAsync(CancellationToken stop = default) => _sides.House.PlaceCallAsync(
        new OutboundCall("+4930555", TimeSpan.FromSeconds(20), "+49800", Queue: "support") { Agent = "anna", Stop = stop }, CancellationToken.None);

    [Test]
    public async Task Place_IsServedWhileItRings_AndTellsOfTheAnswer()
    {
        var answer = new TaskCompletionSource();
        _sides.WorldScript.Instead = async call =>
        {
            await answer.Task;
            await call.Caller.AnswerAsync();
            await Task.Delay(Timeout.Infinite, call.Caller.Ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        };
        LiveCall? served = null;
        _sides.HouseScript.Instead = async call =>
        {
            served = call;
            await Task.Delay(Timeout.Infinite, call.Caller.Ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        };
        var placed = (PlaceOutcome.Placed)await PlaceAsync();
        await Until.TrueAsync(() => served is not null);
        Assert.That((served!.Agent, served.IsInside, served.Caller.WhenAnswered.IsCompleted), Is.EqualTo(("anna", false, false)));

        answer.SetResult();
        Assert.That(await served.Caller.WhenAnswered);
        await served.Caller.HangUpAsync(new CallEnd(CallResult.Completed, EndReason.AgentHungUp));
        var facts = await _sides.FactsAsync(placed.Call);
        Assert.That(facts.Select(f => f.GetType()), Is.EqualTo(new[] { typeof(CallArrived), typeof(CallAnswered), typeof(CallEnded) }));
    }

    [Test]
    public async Task Stop_WhileItRings_GivesItUp()
    {
        using var stop = new CancellationTokenSource();
        _sides.WorldScript.Instead = call => Task.Delay(Timeout.Infinite, call.Caller.Ended).ContinueWith(_ => { }, TaskScheduler.Default);
        _sides.HouseScript.Instead = call => call.Caller.WhenAnswered;
        var placed = (PlaceOutcome.Placed)await PlaceAsync(stop.Token);
        await stop.CancelAsync();
        var facts = await _sides.FactsAsync(placed.Call);
        Assert.That(((CallEnded)facts[^1]).End.Reason, Is.EqualTo(EndReason.Cancelled));
    }
}
