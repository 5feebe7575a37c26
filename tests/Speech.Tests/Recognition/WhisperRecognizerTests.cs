using CallCenter.Speech.Audio;
using CallCenter.Speech.Native;
using CallCenter.Speech.Recognition;

namespace CallCenter.Speech.Tests.Recognition;

/// <summary>The model comes and goes; no clip notices.</summary>
public sealed class WhisperRecognizerTests
{
    private static readonly string Model = Path.Combine(Here.Models, "whisper-tiny.en");

    private int _loads;

    [Test]
    public void Rest_BetweenAndDuringClips_EachIsUnderstood()
    {
        NativeLibraries.Use(Here.Native);
        using var recognizer = new WhisperRecognizer(Load);
        Assert.That(Hear(recognizer, restMeanwhile: true), Does.Contain("building is dark"));
        Assert.That(_loads, Is.EqualTo(1), "a clip keeps the model");
        recognizer.Rest();
        recognizer.Rest();
        recognizer.Wake();
        Assert.That(_loads, Is.EqualTo(2));
        Assert.That(Hear(recognizer, restMeanwhile: false), Does.Contain("building is dark"));
        Assert.That(_loads, Is.EqualTo(2));
    }

    [Test]
    public void Wake_ModelHasGone_IsAnException()
    {
        NativeLibraries.Use(Here.Native);
        using var recognizer = new WhisperRecognizer(() => null);
        recognizer.Rest();
        Assert.That(recognizer.Wake, Throws.InvalidOperationException);
    }

    private static string Hear(WhisperRecognizer recognizer, bool restMeanwhile)
    {
        using var clip = recognizer.Begin([]);
        clip.Accept(Resampler.Convert(Here.Clip("18").Samples.ToArray(), AudioClip.SampleRate, WhisperEngine.SampleRate));
        if (restMeanwhile)
        {
            recognizer.Rest();
        }

        return clip.Finish();
    }

    private WhisperEngine? Load()
    {
        _loads++;
        return WhisperEngine.Load(Model);
    }
}
