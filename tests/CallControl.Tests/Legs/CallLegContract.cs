using CallCenter.Testing;

namespace CallCenter.CallControl.Tests.Legs;

/// <summary>What every leg keeps, the real one and the one of the tests.</summary>
internal abstract class CallLegContract
{
    private static readonly CallEnd Why = new(CallResult.Completed, EndReason.FlowEnded);
    private static readonly AudioClip Minute = AudioClip.Silence(TimeSpan.FromMinutes(1));

    /// <summary>The other end of the line.</summary>
    internal interface IPeer
    {
        Task PressAsync(string keys);

        Task HangUpAsync();
    }

    /// <summary>An inbound call that rings.</summary>
    protected abstract Task<(ICallLeg Leg, IPeer Peer)> RingAsync();

    [Test]
    public async Task AnswerAsync_TwiceOnALivingLeg_IsTrueTwice()
    {
        var (leg, _) = await RingAsync();

        Assert.That((await leg.AnswerAsync(), await leg.AnswerAsync()), Is.EqualTo((true, true)));
        Assert.That((leg.Role, leg.Agent, leg.End), Is.EqualTo((LegRole.Caller, default(string), default(CallEnd))));
    }

    [Test]
    public async Task PeerHangsUp_BeforeTheAnswer_IsAbandoned()
    {
        var (leg, peer) = await RingAsync();

        await peer.HangUpAsync();
        await EndOf(leg);

        Assert.That(leg.End, Is.EqualTo(new CallEnd(CallResult.Abandoned, EndReason.Cancelled, 487)));
        Assert.That(await leg.AnswerAsync(), Is.False);
    }

    [TestCase(new bool[0], CallResult.Completed)]
    [TestCase(new[] { true }, CallResult.Abandoned)]
    [TestCase(new[] { true, false }, CallResult.Completed)]
    [TestCase(new[] { true, false, true }, CallResult.Abandoned)]
    public async Task PeerHangsUp_AfterTheAnswer_IsAbandonedOnlyWhileWaiting(bool[] waiting, CallResult expected)
    {
        var (leg, peer) = await RingAsync();
        await leg.AnswerAsync();
        foreach (var waits in waiting)
        {
            leg.SetWaiting(waits);
        }

        await peer.HangUpAsync();
        await EndOf(leg);

        Assert.That((leg.End!.Result, leg.End.Reason), Is.EqualTo((expected, EndReason.CallerHungUp)));
    }

    [Test]
    public async Task HangUpAsync_Twice_TheFirstReasonStands()
    {
        var (leg, _) = await RingAsync();
        await leg.AnswerAsync();

        await leg.HangUpAsync(Why);
        await leg.HangUpAsync(new CallEnd(CallResult.Failed, EndReason.ServerError));
        await EndOf(leg);

        Assert.That(leg.End, Is.EqualTo(Why));
    }

    [Test]
    public async Task Ended_WhenCancelled_EverythingElseIsOverAlready()
    {
        var (leg, peer) = await RingAsync();
        await leg.AnswerAsync();
        (CallEnd? End, bool Digits, bool Transfers) seen = default;
        leg.Ended.Register(() => seen = (leg.End, leg.Digits.Completion.IsCompleted, leg.TransferRequests.Completion.IsCompleted));

        await peer.HangUpAsync();
        await Until.TrueAsync(() => seen.End is not null);

        Assert.That((seen.Digits, seen.Transfers), Is.EqualTo((true, true)));
    }

    [Test]
    public async Task Digits_KeysOfThePeer_ComeInTheirOrder()
    {
        var (leg, peer) = await RingAsync();
        await leg.AnswerAsync();

        await peer.PressAsync("19#");

        var keys = "";
        using var enough = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (keys.Length < 3)
        {
            keys += await leg.Digits.ReadAsync(enough.Token);
        }

        Assert.That(keys, Is.EqualTo("19#"));
    }

    [Test]
    public async Task Play_AnotherClip_StopsTheFirst()
    {
        var (leg, _) = await RingAsync();
        await leg.AnswerAsync();
        var first = leg.Play([Minute]);

        var second = leg.Play([Minute]);
        Assert.That(await first.Completion, Is.EqualTo(PlaybackEnd.Stopped));
        second.Stop();

        Assert.That(await second.Completion, Is.EqualTo(PlaybackEnd.Stopped));
    }

    [Test]
    public async Task Play_LegEnds_PlaybackEndsAndLaterOnesAtOnce()
    {
        var (leg, _) = await RingAsync();
        await leg.AnswerAsync();
        var playing = leg.Play([Minute], loop: true);

        await leg.HangUpAsync(Why);

        Assert.That(await playing.Completion, Is.EqualTo(PlaybackEnd.LegEnded));
        Assert.That(await leg.Play([Minute]).Completion, Is.EqualTo(PlaybackEnd.LegEnded));
    }

    [Test]
    public async Task Commands_OnALegThatHasEnded_DoNothing()
    {
        var (leg, _) = await RingAsync();
        await leg.AnswerAsync();
        await leg.HangUpAsync(Why);

        leg.SetWaiting(true);
        leg.SendDigits("1");
        await leg.StopRecordingAsync();

        Assert.That(leg.End, Is.EqualTo(Why));
    }

    protected static Task EndOf(ICallLeg leg) => Support.Script.EndOf(leg);
}
