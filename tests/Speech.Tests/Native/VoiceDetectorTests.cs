using CallCenter.Speech.Native;
using CallCenter.Speech.Turns;

namespace CallCenter.Speech.Tests.Native;

/// <summary>The real detector behind the endpointer: when speech is said to begin and to end.</summary>
public sealed class VoiceDetectorTests
{
    private const int FramesPerSecond = 50;
    private const double EndSilence = 0.7;

    private VoiceDetector _detector = null!;

    [SetUp]
    public void Load()
    {
        NativeLibraries.Use(Here.Native);
        _detector = VoiceDetector.Load(Path.Combine(Here.Models, "silero-vad"))!;
    }

    [TearDown]
    public void Free() => _detector.Dispose();

    [TestCase("05")]
    [TestCase("18")]
    [TestCase("39")]
    [TestCase("57")]
    [TestCase("58")]
    [TestCase("59")]
    public void Find_OneUtterance_StartsSoonAndEndsOnce(string name)
    {
        var clip = Here.Clip(name);
        var (first, last) = VoicedFrames(clip);
        var events = Find(Line.Silence(1), clip, Line.Silence(2));
        Assert.That(events.Select(e => e.Event), Is.EqualTo(new[] { Endpoint.Started, Endpoint.Ended }));
        var started = (events[0].Frame - FramesPerSecond - first) / (double)FramesPerSecond;
        var ended = (events[1].Frame - FramesPerSecond - last) / (double)FramesPerSecond;
        Assert.Multiple(() =>
        {
            Assert.That(started, Is.LessThan(0.3), "seconds from the first sound until barge-in");
            Assert.That(ended, Is.EqualTo(EndSilence).Within(0.35), "seconds from the last sound until the end");
        });
    }

    [Test]
    public void Find_CrackleAndNoise_IsNotSpeech()
    {
        var random = new Random(1);
        var noise = new short[10 * AudioClip.SampleRate];
        for (var i = 0; i < noise.Length; i++)
        {
            var crackle = i % 8000 < 320 ? 6000 : 0; // 40 ms a second
            noise[i] = (short)(random.Next(-300, 300) + (crackle * Math.Sin(i * 0.3)));
        }

        Assert.That(Find(new AudioClip(noise)), Is.Empty);
    }

    [Test]
    public void Find_TheProductsOwnMusic_IsNotSpeech()
    {
        var music = Speech.Audio.WavFile.Read(Path.Combine(Here.Prompts, "music", "hold.wav")).Clip!;
        Assert.That(Find(music), Is.Empty);
    }

    [Test]
    public void Reset_AfterSpeech_HearsTheNextCallerAfresh()
    {
        var once = Find(Here.Clip("58"), Line.Silence(2));
        _detector.Reset();
        Assert.That(Find(Here.Clip("58"), Line.Silence(2)), Is.EqualTo(once));
    }

    [Test]
    public void IsSpeech_WrongWindow_IsAnException() =>
        Assert.That(() => _detector.IsSpeech(new float[100]), Throws.TypeOf<ArgumentOutOfRangeException>());

    private List<(int Frame, Endpoint Event)> Find(params AudioClip[] clips)
    {
        var endpointer = new Endpointer(TimeSpan.FromSeconds(EndSilence), TimeSpan.FromSeconds(15));
        var sound = new TurnSound();
        var finder = new SpeechFinder(_detector, endpointer, sound);
        var events = new List<(int, Endpoint)>();
        var frame = 0;
        foreach (var clip in clips)
        {
            for (var at = 0; at + AudioClip.FrameSamples <= clip.Samples.Length; at += AudioClip.FrameSamples, frame++)
            {
                if (finder.Take(clip.Samples.Span.Slice(at, AudioClip.FrameSamples)) is var e && e != Endpoint.None)
                {
                    events.Add((frame, e));
                    if (e == Endpoint.Ended)
                    {
                        sound.Free();
                        return events;
                    }
                }
            }
        }

        return events;
    }

    /// <summary>First and last frame within 25 dB of the loudest.</summary>
    private static (int First, int Last) VoicedFrames(AudioClip clip)
    {
        var levels = clip.Samples.ToArray().Chunk(AudioClip.FrameSamples).Select(f => f.Average(s => (double)s * s)).ToList();
        var threshold = levels.Max() / 316;
        return (levels.FindIndex(l => l > threshold), levels.FindLastIndex(l => l > threshold));
    }
}
