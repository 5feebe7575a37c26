using CallCenter.CallControl.Tests.Support;
using CallCenter.Testing;

namespace CallCenter.CallControl.Tests.Outbound;

/// <summary>A number that lets something be heard before it answers (183 with a description): who waits hears that instead of the music.</summary>
[NonParallelizable]
internal sealed class EarlySoundTests
{
    private Sides _sides = null!;

    [SetUp]
    public async Task OpenAsync() => _sides = await Sides.OpenAsync(houseTrunk: t => t with { Priority = 5 });

    [TearDown]
    public async Task CloseAsync() => await _sides.DisposeAsync();

    [TestCase("PCMU")]
    [TestCase("OPUS")]
    public async Task Dial_SoundBeforeTheAnswer_IsHeardInsteadOfTheMusic_WhichComesBackWhenItStops(string waitersCodec)
    {
        await _sides.DisposeAsync();
        _sides = await Sides.OpenAsync(houseTrunk: t => t with { Priority = 5, Codecs = [waitersCodec] });
        using var carrier = new WirePhone { Replies = [180] };
        var (waiting, waiter) = await _sides.CallAsync();
        var ear = new Meter();
        using var listening = waiter.Listen(ear);
        waiting.Play([Meter.Tone(Meter.Low)], loop: true);
        var dialing = await DialAsync(carrier, waiting);
        await Until.TrueAsync(() => ear is { HearsLow: true, HearsHigh: false });

        using (var voice = new RawVoice())
        {
            carrier.Sdp = WirePhone.Describe(port: voice.Port);
            carrier.Reply(183);
            await Until.TrueAsync(() => carrier.Count("INVITE") == 1);
            voice.Say(Meter.High, carrier.Received[0]);
            await Until.TrueAsync(() => ear is { HearsHigh: true, HearsLow: false });
        }

        await Until.TrueAsync(() => ear is { HearsLow: true, HearsHigh: false });
        carrier.Reply(200);
        var answered = (DialOutcome.Answered)await dialing;
        await answered.Leg.HangUpAsync(new CallEnd(CallResult.Completed, EndReason.FlowEnded));
        Assert.That(waiting.End, Is.Null);
    }

    [Test]
    public async Task Dial_AnnouncementThenRefusal_LeavesTheWaitingPartyWithItsMusic()
    {
        using var carrier = new WirePhone();
        using var voice = new RawVoice();
        carrier.Sdp = WirePhone.Describe(port: voice.Port);
        carrier.Replies = [183];
        var (waiting, waiter) = await _sides.CallAsync();
        var ear = new Meter();
        using var listening = waiter.Listen(ear);
        waiting.Play([Meter.Tone(Meter.Low)], loop: true);
        var dialing = await DialAsync(carrier, waiting);
        voice.Say(Meter.High, carrier.Received[0]);
        await Until.TrueAsync(() => ear is { HearsHigh: true, HearsLow: false });

        carrier.Reply(404);
        Assert.That(((DialOutcome.Refused)await dialing).End.Reason, Is.EqualTo(EndReason.NotFound));
        await Until.TrueAsync(() => ear is { HearsLow: true, HearsHigh: false });
    }

    /// <summary>The house dials by the carrier, which has the INVITE when this returns.</summary>
    private async Task<Task<DialOutcome>> DialAsync(WirePhone carrier, ICallLeg waiting)
    {
        await _sides.House.Trunks.UseAsync(
            [new TrunkSettings("early") { Addresses = ["203.0.113.1"], Host = "127.0.0.1", Port = carrier.Port, Codecs = ["PCMU"] }], CancellationToken.None);
        var dialing = _sides.House.DialAsync(new NumberDial(waiting.CallId, "+4930999", TimeSpan.FromSeconds(20)) { HeardBy = waiting.Id }, CancellationToken.None);
        await Until.TrueAsync(() => carrier.Count("INVITE") > 0);
        return dialing;
    }
}
