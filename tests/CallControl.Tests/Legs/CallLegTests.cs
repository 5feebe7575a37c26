using CallCenter.CallControl.Tests.Support;
using CallCenter.Testing;

namespace CallCenter.CallControl.Tests.Legs;

/// <summary>The real leg: SIP and RTP on loopback.</summary>
[NonParallelizable]
internal sealed class CallLegTests : CallLegContract
{
    private Sides _sides = null!;

    [OneTimeSetUp]
    public async Task OpenAsync() => _sides = await Sides.OpenAsync();

    [OneTimeTearDown]
    public async Task CloseAsync() => await _sides.DisposeAsync();

    protected override async Task<(ICallLeg Leg, IPeer Peer)> RingAsync()
    {
        var rings = new TaskCompletionSource<ICallLeg>(TaskCreationOptions.RunContinuationsAsynchronously);
        _sides.HouseScript.Instead = call =>
        {
            rings.TrySetResult(call.Caller);
            return Script.EndOf(call.Caller);
        };
        var stop = new CancellationTokenSource();
        var dialing = _sides.Dial(stop.Token);
        var leg = await rings.Task;
        return (leg, new Peer((CallControl.Legs.CallLeg)leg, dialing, stop));
    }

    [Test]
    public async Task StartRecording_UntilTheEnd_FileHoldsBothSides()
    {
        var (leg, _) = await RingAsync();
        using var folder = new TemporaryFolder();
        await leg.AnswerAsync();
        leg.StartRecording(folder["call.wav"]);
        var played = leg.Play([Meter.Tone(Meter.Low)]);
        await played.Completion;

        await leg.HangUpAsync(new CallEnd(CallResult.Completed, EndReason.FlowEnded));
        await leg.StopRecordingAsync();

        Assert.That(new FileInfo(folder["call.wav"]).Length, Is.GreaterThan(AudioClip.SampleRate * 2 * sizeof(short) / 2), "half a second of stereo");
    }

    [Test]
    public async Task TransferRequests_OfACaller_AreNotTaken()
    {
        var (leg, _) = await RingAsync();
        await leg.AnswerAsync();
        var real = (CallControl.Legs.CallLeg)leg;
        real.SetBridged(true);

        Assert.That(real.TakeTransfer(new TransferRequest("support", _ => { })), Is.False, "only an agent may pass a call on");
    }

    private sealed class Peer(CallControl.Legs.CallLeg house, Task<DialOutcome> dialing, CancellationTokenSource stop) : IPeer
    {
        public async Task PressAsync(string keys) => (await LegAsync()).SendDigits(keys);

        public async Task HangUpAsync()
        {
            if (house.WhenAnswered.IsCompletedSuccessfully)
            {
                await (await LegAsync()).HangUpAsync(new CallEnd(CallResult.Completed, EndReason.CallerHungUp));
            }
            else
            {
                await stop.CancelAsync();
            }
        }

        private async Task<ICallLeg> LegAsync() => ((DialOutcome.Answered)await dialing).Leg;
    }
}
