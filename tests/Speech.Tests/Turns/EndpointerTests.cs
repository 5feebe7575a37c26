using CallCenter.Speech.Native;
using CallCenter.Speech.Turns;

namespace CallCenter.Speech.Tests.Turns;

public sealed class EndpointerTests
{
    private const int PerSecond = VoiceDetector.SampleRate;

    [Test]
    public void Step_SpeechThenSilence_EndsAfterTheSilenceThatWasAskedFor()
    {
        var endpointer = Make(endSilence: 0.7);
        Assert.That(Feed(endpointer, false, 1.0), Has.None.EqualTo(Endpoint.Started));
        Assert.That(Feed(endpointer, true, 1.0).First(), Is.EqualTo(Endpoint.Started));
        var until = Feed(endpointer, false, 2.0).TakeWhile(e => e != Endpoint.Ended).Count() + 1;
        // the detector itself is late by its fall lag, which counts as silence
        Assert.That(until * VoiceDetector.Window, Is.EqualTo((0.7 * PerSecond) - Endpointer.FallLag).Within(2 * VoiceDetector.Window));
    }

    [Test]
    public void Step_ShortPause_DoesNotEnd()
    {
        var endpointer = Make(endSilence: 0.7);
        _ = Feed(endpointer, true, 1.0).ToList();
        Assert.That(Feed(endpointer, false, 0.4).Concat(Feed(endpointer, true, 1.0)), Has.All.EqualTo(Endpoint.None));
    }

    [Test]
    public void Step_EndlessSpeech_EndsAtTheLongest()
    {
        var endpointer = Make(endSilence: 0.7, maxSpeech: 3);
        var length = Feed(endpointer, true, 10).TakeWhile(e => e != Endpoint.Ended).Count() * VoiceDetector.Window;
        Assert.That(length, Is.EqualTo(3 * PerSecond).Within(6 * VoiceDetector.Window));
    }

    private static Endpointer Make(double endSilence, double maxSpeech = 15) =>
        new(TimeSpan.FromSeconds(endSilence), TimeSpan.FromSeconds(maxSpeech));

    private static IEnumerable<Endpoint> Feed(Endpointer endpointer, bool speech, double seconds)
    {
        for (var i = 0; i < seconds * PerSecond / VoiceDetector.Window; i++)
        {
            yield return endpointer.Step(speech);
        }
    }
}
