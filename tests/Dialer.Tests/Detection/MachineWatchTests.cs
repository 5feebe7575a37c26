using CallCenter.Dialer.Detection;
using CallCenter.Testing;

namespace CallCenter.Dialer.Tests.Detection;

/// <summary>Who is let go, who goes on to an agent, and when it is enough.</summary>
public sealed class MachineWatchTests
{
    private static readonly short[] Machine = Sounds.Speech(4000);
    private static readonly short[] Person = [.. Sounds.Speech(600), .. Sounds.Silence(2000)];

    private readonly LogLines _log = new();

    [Test]
    public async Task Machine_IsLetGo_APersonIsNot()
    {
        var watch = new MachineWatch(new DetectionOptions(true, Sample: 0), _log);
        var (machine, person) = (await HearAsync(watch, Machine), await HearAsync(watch, Person));
        Assert.That((machine.End, machine.Found, person.End, person.Found), Is.EqualTo((MachineWatch.Machine, true, (CallEnd?)null, false)));
    }

    [Test]
    public async Task Off_ListensToNobody()
    {
        var leg = new FakeCallLeg(new ManualTimeProvider());
        await new MachineWatch(new DetectionOptions(), _log).HearAsync(leg, () => Assert.Fail());
        Assert.That(leg.Listeners, Is.Zero);
    }

    [Test]
    public async Task Sample_GoesOnToAgents_AndTooManyPersonsAmongThemAreTheEndOfIt()
    {
        var watch = new MachineWatch(new DetectionOptions(true, Sample: 1, MostWrong: 0.05), _log);
        for (var call = 0; call < 20; call++)
        {
            watch.Disposed((await HearAsync(watch, Person)).Call, "sold");
            watch.Disposed((await HearAsync(watch, Machine)).Call, Dispositions.Machine);
        }

        for (var call = 0; call < 3; call++)
        {
            Assert.That(watch.IsOn, Is.True);
            var heard = await HearAsync(watch, Machine);
            Assert.That((heard.End, heard.Found), Is.EqualTo(((CallEnd?)null, false)), "it goes on to an agent");
            watch.Disposed(heard.Call, "sold");
        }

        Assert.That(watch.IsOn, Is.False, "three of 23 persons");
        Assert.That(_log.Lines.Single(), Does.StartWith("Error: Machines are looked for no more"));
    }

    private static async Task<(CallId Call, CallEnd? End, bool Found)> HearAsync(MachineWatch watch, short[] sound)
    {
        var leg = new FakeCallLeg(new ManualTimeProvider());
        await leg.AnswerAsync();
        var found = false;
        var hearing = watch.HearAsync(leg, () => found = true);
        leg.Speak(sound);
        await hearing;
        Assert.That(leg.Listeners, Is.Zero);
        return (leg.CallId, leg.End, found);
    }
}
