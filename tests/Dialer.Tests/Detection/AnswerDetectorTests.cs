using CallCenter.CallModel.Sound;
using CallCenter.Dialer.Detection;

namespace CallCenter.Dialer.Tests.Detection;

public sealed class AnswerDetectorTests
{
    [Test]
    public void Person_SaysAWordAndWaits() => Expect(AnswerKind.Person, AnswerSign.ShortGreeting, [.. Sounds.Silence(400), .. Sounds.Speech(600), .. Sounds.Silence(2000)], 1.5, 1.8);

    [Test]
    public void Person_OnANoisyLine() =>
        Expect(AnswerKind.Person, AnswerSign.ShortGreeting, Sounds.OnNoise([.. Sounds.Silence(400), .. Sounds.Speech(800), .. Sounds.Silence(2000)], 300), 1.5, 2.2);

    [Test]
    public void Machine_SpeaksOn() => Expect(AnswerKind.Machine, AnswerSign.LongGreeting, [.. Sounds.Silence(300), .. Sounds.Speech(6000)], 2.4, 3);

    [Test]
    public void Machine_BeginsToRecord() => Expect(AnswerKind.Machine, AnswerSign.Beep, [.. Sounds.Silence(300), .. Sounds.Tone(1300, 600)], 0.4, 0.7);

    [Test]
    public void Network_SaysThatThereIsNoSuchNumber() => Expect(AnswerKind.Machine, AnswerSign.NetworkTones,
        [.. Sounds.Silence(200), .. Sounds.Tone(950, 330), .. Sounds.Silence(30), .. Sounds.Tone(1400, 330), .. Sounds.Silence(30), .. Sounds.Tone(1800, 330)], 0.9, 1.3);

    [Test]
    public void Nobody_SaysAnything() => Expect(AnswerKind.Unsure, AnswerSign.Silence, Sounds.Silence(5000), 3, 3.02);

    [Test]
    public void ALoudLine_IsNobody() => Expect(AnswerKind.Unsure, AnswerSign.Silence, Sounds.Noise(5000, 900), 3, 3.02);

    [Test]
    public void AClick_IsNoWord() => Expect(AnswerKind.Unsure, AnswerSign.Silence, [.. Sounds.Silence(200), .. Sounds.Noise(40, 8000), .. Sounds.Silence(4000)], 3, 3.02);

    private static void Expect(AnswerKind kind, AnswerSign why, short[] sound, double from, double to)
    {
        var detector = new AnswerDetector();
        for (var at = 0; at + AudioClip.FrameSamples <= sound.Length; at += AudioClip.FrameSamples)
        {
            detector.Write(sound.AsSpan(at, AudioClip.FrameSamples));
        }

        Assert.That(detector.Verdict.IsCompletedSuccessfully, Is.True);
        var verdict = detector.Verdict.Result;
        Assert.That((verdict.Kind, verdict.Why), Is.EqualTo((kind, why)), $"after {verdict.After.TotalSeconds} s");
        Assert.That(verdict.After.TotalSeconds, Is.InRange(from, to));
    }
}
