using CallCenter.CallControl.Tests.Support;
using CallCenter.Testing;

namespace CallCenter.CallControl.Tests.Legs;

/// <summary>When a leg begins to sound, and when its silence is the end of it.</summary>
[NonParallelizable]
internal sealed class LegLifeTests
{
    private static readonly AudioClip Minute = Meter.Tone(Meter.Low);

    [Test]
    public async Task Answer_NotAcknowledged_SendsNoSoundAndRecordsNothing_UntilTheAckComesAfterAll()
    {
        await using var sides = await Sides.OpenAsync();
        using var folder = new TemporaryFolder();
        using var caller = new RawCaller(sides.House.Endpoint.LocalEndPoint);
        var answered = new TaskCompletionSource<bool>();
        sides.HouseScript.Instead = async call =>
        {
            call.Caller.StartRecording(folder["call.wav"]);
            call.Caller.Play([Minute], loop: true);
            answered.SetResult(await call.Caller.AnswerAsync());
            await Script.EndOf(call.Caller);
        };

        caller.Invite();
        Assert.That(await caller.StatusAsync("INVITE"), Is.EqualTo(200));
        Assert.That(await caller.StatusAsync("INVITE"), Is.EqualTo(200), "once more, half a second later");
        Assert.That((caller.HasSound, answered.Task.IsCompleted, File.Exists(folder["call.wav"])), Is.EqualTo((false, false, false)));
        Assert.That(sides.HouseJournal.Of<CallAnswered>(), Is.Empty);

        caller.Ack();
        await caller.SoundAsync();
        Assert.That(await answered.Task, Is.True);
        await Until.TrueAsync(() => File.Exists(folder["call.wav"]));
    }

    [Test]
    public async Task Silence_PeerThatAnswersWhenAsked_Stays_AndOneThatDoesNotIsEnded()
    {
        await using var sides = await Sides.OpenAsync(mediaTimeout: TimeSpan.FromSeconds(0.8));
        using var caller = new RawCaller(sides.House.Endpoint.LocalEndPoint);
        caller.Invite();
        await caller.StatusAsync("INVITE");
        caller.Ack();
        var call = await sides.HouseScript.NextAsync();

        caller.Reply(await caller.RequestAsync("OPTIONS"), 200);
        caller.Reply(await caller.RequestAsync("OPTIONS"), 501);
        Assert.That(call.Caller.End, Is.Null, "a muted phone is a phone");

        await caller.RequestAsync("OPTIONS");
        caller.Reply(await caller.RequestAsync("BYE"), 200);
        await Until.TrueAsync(() => call.Caller.End is not null);
        Assert.That(call.Caller.End, Is.EqualTo(new CallEnd(CallResult.Failed, EndReason.MediaTimeout)));
    }

    [Test]
    public async Task Keys_ByInfoBeyondWhatAPersonPresses_AreRefused()
    {
        await using var sides = await Sides.OpenAsync();
        using var caller = new RawCaller(sides.House.Endpoint.LocalEndPoint);
        caller.Invite();
        await caller.StatusAsync("INVITE");
        caller.Ack();
        await sides.HouseScript.NextAsync();
        var refused = 0;
        for (var i = 0; i < 200; i++)
        {
            caller.Info("application/dtmf-relay", "Signal=5\r\nDuration=160\r\n");
            refused += await caller.StatusAsync("INFO") == 403 ? 1 : 0;
        }

        Assert.That(refused, Is.GreaterThan(100));
        await Until.TrueAsync(() => sides.HouseJournal.Of<DigitPressed>().Count() >= 200 - refused);
        Assert.That(sides.HouseJournal.Of<DigitPressed>().Count(), Is.EqualTo(200 - refused));
    }

    [TestCase("IN IP6 ::1", 40000)]
    [TestCase("IN IP4 224.0.0.251", 5353)]
    [TestCase("IN IP4 127.0.0.1", 53)]
    [TestCase("IN IP4 127.0.0.1", null)]
    public async Task Invite_SdpNamesWhatIsNoTarget_Is488(string connection, int? port)
    {
        await using var sides = await Sides.OpenAsync();
        var house = sides.House.Endpoint.LocalEndPoint;
        using var caller = new RawCaller(house);

        caller.Invite(caller.Sdp(connection, port ?? house.Port));

        Assert.That(await caller.StatusAsync("INVITE"), Is.EqualTo(488));
        caller.Ack();
    }
}
