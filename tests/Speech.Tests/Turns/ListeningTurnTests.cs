using CallCenter.Speech.Native;
using CallCenter.Speech.Recognition;
using CallCenter.Speech.Turns;
using CallCenter.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.Speech.Tests.Turns;

/// <summary>The life of a turn with a detector and a recogniser that do as they are told, on a clock that stands still.</summary>
public sealed class ListeningTurnTests
{
    private readonly ManualTimeProvider _time = new();
    private readonly List<LoudnessDetector> _made = [];
    private bool _detectorFails;
    private TurnParts _parts = null!;

    [SetUp]
    public void Start()
    {
        _made.Clear();
        _detectorFails = false;
        _parts = new TurnParts(
            new DetectorPool(Make),
            new Workers("ear", 1, _time, NullLogger.Instance),
            new Workers("decoder", 1, _time, NullLogger.Instance),
            new Capacity(4, 2, 1), _time, NullLogger.Instance);
    }

    [TearDown]
    public void AllIsBackAtRest()
    {
        var hearing = new Hearing(_parts);
        Assert.That(() => hearing.Count().Values.Sum(), Is.Zero.After(10_000, 5), "nothing is left over");
        hearing.Dispose();
        _parts.Ears.Dispose();
        _parts.Decoders.Dispose();
        _parts.Detectors.Dispose();
        Assert.That(_time.ActiveTimers, Is.Zero);
    }

    [Test]
    public async Task Events_OneUtterance_StartedThenHeard()
    {
        var recognizer = new ScriptedRecognizer(() => " (noise) Hello. ");
        using var turn = Listen(recognizer);
        Line.Say(turn, Line.Silence(1), Loud(1), Line.Silence(1));
        Assert.That(await AllAsync(turn), Is.EqualTo(new SpeechEvent[] { new SpeechEvent.Started(), new SpeechEvent.Heard("Hello.") }));
        // one second of voice, a quarter of a second around it
        Assert.That(recognizer.Sound.Count / 16000.0, Is.EqualTo(1.5).Within(0.25));
    }

    [Test]
    public async Task Events_Streaming_SoundArrivesWhileTheCallerSpeaks()
    {
        var recognizer = new ScriptedRecognizer(() => "hello", streams: true);
        using var turn = Listen(recognizer);
        Line.Say(turn, Loud(2));
        Assert.That(() => recognizer.Sound.Count, Is.GreaterThan(16000).After(10_000, 5), "before the end");
        Line.Say(turn, Line.Silence(1));
        Assert.That((await AllAsync(turn))[^1], Is.EqualTo(new SpeechEvent.Heard("hello")));
        Assert.That(recognizer.Accepts, Is.GreaterThan(2));
    }

    [Test]
    public async Task Events_OnlyNoiseHeard_HeardIsEmpty()
    {
        using var turn = Listen(new ScriptedRecognizer(() => "[BLANK_AUDIO]"));
        Line.Say(turn, Loud(1), Line.Silence(1));
        Assert.That((await AllAsync(turn))[^1], Is.EqualTo(new SpeechEvent.Heard("")));
    }

    [Test]
    public async Task NoInputTimer_NothingSaid_EndsTheTurn()
    {
        using var turn = Listen(new ScriptedRecognizer(() => ""));
        Line.Say(turn, Line.Silence(20));
        turn.StartNoInputTimer();
        Assert.That(() => _time.ActiveTimers, Is.EqualTo(1).After(10_000, 5));
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.That(await AllAsync(turn), Is.EqualTo(new SpeechEvent[] { new SpeechEvent.NoInput() }));
    }

    [Test]
    public async Task NoInputTimer_NotStarted_SilenceLastsAsLongAsThePrompt()
    {
        using var turn = Listen(new ScriptedRecognizer(() => "late"));
        _time.Advance(TimeSpan.FromMinutes(5));
        Line.Say(turn, Line.Silence(30), Loud(1), Line.Silence(1));
        Assert.That((await AllAsync(turn))[^1], Is.EqualTo(new SpeechEvent.Heard("late")));
    }

    [Test]
    public async Task NoInputTimer_CallerSpeaksInTime_IsForgotten()
    {
        using var turn = Listen(new ScriptedRecognizer(() => "in time"));
        turn.StartNoInputTimer();
        Line.Say(turn, Loud(1));
        Assert.That(await turn.Events.ReadAsync(), Is.EqualTo(new SpeechEvent.Started()));
        _time.Advance(TimeSpan.FromMilliseconds(500));
        Line.Say(turn, Loud(1), Line.Silence(1));
        Assert.That((await AllAsync(turn))[^1], Is.EqualTo(new SpeechEvent.Heard("in time")));
    }

    [Test]
    public async Task Write_LineDiesInMidSpeech_WhatWasSaidIsRecognised()
    {
        using var turn = Listen(new ScriptedRecognizer(() => "half"));
        Line.Say(turn, Loud(1));
        await turn.Events.ReadAsync();
        Assert.That(((ListeningTurn)turn).Behind, Is.LessThan(20));
        Assert.That(() =>
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            return ((ListeningTurn)turn).HasStopped;
        }, Is.True.After(10_000, 20));
        Assert.That((await AllAsync(turn))[^1], Is.EqualTo(new SpeechEvent.Heard("half")));
    }

    [Test]
    public async Task Events_RecognizerThrows_Failed()
    {
        using var turn = Listen(new ScriptedRecognizer(() => throw new InvalidOperationException("test")));
        Line.Say(turn, Loud(1), Line.Silence(1));
        Assert.That((await AllAsync(turn))[^1], Is.EqualTo(new SpeechEvent.Failed("the recogniser failed")));
    }

    [Test]
    public async Task Events_RecognizerHangs_FailedAndNextTurnsAreRefused()
    {
        using var release = new ManualResetEventSlim();
        var recognizer = new ScriptedRecognizer(() =>
        {
            release.Wait();
            return "too late";
        });
        using var hearing = new Hearing(_parts);
        hearing.Use(new Dictionary<string, IRecognizer> { ["en"] = recognizer }, new Dictionary<string, string>());
        using (var turn = hearing.TryListen(SpeechServiceTests.Turn("en-GB"), out _)!)
        {
            Line.Say(turn, Loud(1), Line.Silence(1));
            Assert.That(() => _parts.Decoders.Busy, Is.EqualTo(1).After(10_000, 5));
            _time.Advance(ListeningTurn.DecodeLimit + TimeSpan.FromSeconds(1));
            Assert.That((await AllAsync(turn))[^1], Is.EqualTo(new SpeechEvent.Failed("the recogniser took too long")));
        }

        Assert.Multiple(() =>
        {
            Assert.That(hearing.TryListen(SpeechServiceTests.Turn("en"), out var why), Is.Null);
            Assert.That(why, Is.EqualTo(new NoAsr(NoAsrReason.Failed, "the recogniser hangs")));
            Assert.That(hearing.Check().State, Is.EqualTo(PartState.Degraded));
        });
        release.Set();
        Assert.That(() => recognizer.Open, Is.Zero.After(10_000, 5));
    }

    [Test]
    public async Task Events_NoDetectorToBeHad_Failed()
    {
        _detectorFails = true;
        using var turn = Listen(new ScriptedRecognizer(() => ""));
        Line.Say(turn, Loud(0.2));
        Assert.That(await AllAsync(turn), Is.EqualTo(new SpeechEvent[] { new SpeechEvent.Failed("no voice activity detector") }));
    }

    [TestCase(0.0)]
    [TestCase(0.5)]
    public void Dispose_AtAnyMoment_GivesEverythingBack(double spoken)
    {
        var recognizer = new ScriptedRecognizer(() => "", streams: true);
        var turn = Listen(recognizer);
        Line.Say(turn, Line.Silence(0.3), Loud(spoken));
        turn.Dispose();
        turn.Dispose();
        Assert.Multiple(() =>
        {
            Assert.That(_parts.Capacity.Turns, Is.Zero, "the place is free at once");
            Assert.That(() => _parts.Detectors.Lent, Is.Zero.After(10_000, 5));
            Assert.That(() => recognizer.Open, Is.Zero.After(10_000, 5));
        });
    }

    [Test]
    public async Task Detectors_TurnAfterTurn_AreReused()
    {
        for (var i = 0; i < 5; i++)
        {
            using var turn = Listen(new ScriptedRecognizer(() => "x"));
            Line.Say(turn, Loud(0.5), Line.Silence(1));
            await AllAsync(turn);
        }

        Assert.That(_made, Has.Count.EqualTo(1));
        Assert.That(_made[0].Resets, Is.EqualTo(5));
    }

    [Test]
    public void Write_OnTheMediaClock_AllocatesNextToNothing()
    {
        using var turn = Listen(new ScriptedRecognizer(() => ""));
        Line.Say(turn, Line.Silence(5));
        var frame = new short[AudioClip.FrameSamples];
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            turn.Write(frame);
        }

        // the queue of the workers takes a new segment now and then
        Assert.That((GC.GetAllocatedBytesForCurrentThread() - before) / 1000.0, Is.LessThan(16), "bytes a frame");
    }

    [Test]
    public void TryListen_NobodyCanListen_SaysWhy()
    {
        using var hearing = new Hearing(_parts);
        Assert.That(WhyNoAsr("en"), Is.EqualTo(new NoAsr(NoAsrReason.Starting)));
        hearing.Use(
            new Dictionary<string, IRecognizer> { ["en"] = new ScriptedRecognizer(() => "") }, new Dictionary<string, string> { ["zh"] = "no model" });
        var turns = Enumerable.Range(0, 4).Select(i => hearing.TryListen(SpeechServiceTests.Turn("en"), out NoAsr? _)).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(turns, Has.None.Null, "up to the limit");
            Assert.That(WhyNoAsr("en"), Is.EqualTo(new NoAsr(NoAsrReason.Busy)));
            Assert.That(WhyNoAsr("zh-CN"), Is.EqualTo(new NoAsr(NoAsrReason.Language, "no model")));
            Assert.That(WhyNoAsr("fr"), Is.EqualTo(new NoAsr(NoAsrReason.Language)));
        });
        turns.ForEach(t => t?.Dispose());

        NoAsr? WhyNoAsr(string language)
        {
            Assert.That(hearing.TryListen(SpeechServiceTests.Turn(language), out var why), Is.Null);
            return why;
        }
    }

    [Test]
    public async Task Hearing_NobodyListenedToForAWhile_TheEngineRestsAndWakesWithTheNextTurn()
    {
        var recognizer = new ScriptedRecognizer(() => "hello");
        using var hearing = new Hearing(_parts);
        hearing.Use(new Dictionary<string, IRecognizer> { ["en"] = recognizer }, new Dictionary<string, string>());
        using (var turn = hearing.TryListen(SpeechServiceTests.Turn("en"), out _)!)
        {
            Assert.That(() => recognizer.Moves, Is.EqualTo(new[] { "wake" }).After(10_000, 5), "before the caller speaks");
            _time.Advance(Hearing.RestAfter);
            Assert.That(recognizer.Moves, Has.Count.EqualTo(1), "a turn goes on");
        }

        _time.Advance(Hearing.RestAfter);
        Assert.That(recognizer.Moves, Is.EqualTo(new[] { "wake", "rest" }));
        using var next = hearing.TryListen(SpeechServiceTests.Turn("en"), out _)!;
        Line.Say(next, Loud(1), Line.Silence(1));
        Assert.That((await AllAsync(next))[^1], Is.EqualTo(new SpeechEvent.Heard("hello")));
    }

    private IListening Listen(IRecognizer recognizer)
    {
        Assert.That(_parts.Capacity.TryEnter(), Is.True);
        return new ListeningTurn(SpeechServiceTests.Turn("en"), recognizer, _parts);
    }

    private IVoiceDetector? Make()
    {
        if (_detectorFails)
        {
            return null;
        }

        _made.Add(new LoudnessDetector());
        return _made[^1];
    }

    private static AudioClip Loud(double seconds) =>
        new(Enumerable.Range(0, (int)(seconds * AudioClip.SampleRate)).Select(i => (short)(8000 * Math.Sin(i * 0.4))).ToArray());

    private static async Task<List<SpeechEvent>> AllAsync(IListening turn)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var events = new List<SpeechEvent>();
        await foreach (var e in turn.Events.ReadAllAsync(late.Token))
        {
            events.Add(e);
        }

        return events;
    }
}
