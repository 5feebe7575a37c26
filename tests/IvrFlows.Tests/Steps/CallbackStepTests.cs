using CallCenter.CallModel.Tickets;
using CallCenter.IvrFlows.Tests.Support;
using NSubstitute;
using Callback = CallCenter.CallModel.Callbacks.Callback;

namespace CallCenter.IvrFlows.Tests.Steps;

/// <summary>Who is called back, in the shipped flow.</summary>
public sealed class CallbackStepTests
{
    private static readonly Callback Wish = new(Guid.CreateVersion7(), "+4930555001", "Ann", "sales", null, TicketSource.Phone, CallbackState.Dialing,
        DateTimeOffset.UnixEpoch, null, null, null, null);

    [TestCase("en", "call you back")]
    [TestCase("zh", "回电")]
    public void One_PutsThrough_ToTheCallbacksQueue(string language, string hears)
    {
        using var world = World(language);
        world.Presses(hears, "1");
        Assert.That(world.Run("callback"), Is.EqualTo(new FlowOutcome.Enqueue("sales", 0)));
    }

    [Test]
    public void Two_Later_Three_NotAnyMore()
    {
        using var later = World("en");
        later.Presses("call you back", "2");
        Assert.That(later.Run("callback"), Is.InstanceOf<FlowOutcome.HangUp>());
        later.Callbacks.Received().MoveAsync(Wish.Id, Arg.Is<CallbackTransition>(move => move.To == CallbackState.Waiting && move.DueAt >= later.Clock.GetUtcNow().AddMinutes(29)), Arg.Any<CancellationToken>());

        using var never = World("en");
        never.Presses("call you back", "3");
        never.Run("callback");
        never.Callbacks.Received().MoveAsync(Wish.Id, Arg.Is<CallbackTransition>(move => move.To == CallbackState.Cancelled), Arg.Any<CancellationToken>());
        Assert.That(never.Said[^1], Does.Contain("not call you again"));
    }

    [Test]
    public void AMachine_ReachesNobody()
    {
        using var world = World("en");
        Assert.That(world.Run("callback"), Is.InstanceOf<FlowOutcome.HangUp>());
        world.Callbacks.DidNotReceiveWithAnyArgs().MoveAsync(default, default!, default);
    }

    private static FlowWorld World(string language)
    {
        var world = new FlowWorld();
        (world.Context.Language, world.Context.Callback) = (language, Wish);
        world.Callbacks.MoveAsync(default, default!, default).ReturnsForAnyArgs(new CallbackResult(Wish, null));
        return world;
    }
}
