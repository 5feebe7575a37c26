using CallCenter.IvrFlows.Conversation;
using CallCenter.IvrFlows.Tests.Support;
using CallCenter.Testing;

namespace CallCenter.IvrFlows.Tests.Conversation;

/// <summary>One turn: prompt, keys and speech at once.</summary>
public sealed class TurnTests
{
    private static readonly AudioClip TenSeconds = AudioClip.Silence(TimeSpan.FromSeconds(10));

    private ManualTimeProvider _clock = null!;
    private FakeCallLeg _leg = null!;
    private FakeSpeech _speech = null!;
    private readonly List<NoAsr> _noAsr = [];
    private bool _worded;

    [SetUp]
    public void SetUp()
    {
        _clock = new ManualTimeProvider();
        _leg = new FakeCallLeg(_clock, inline: true);
        _speech = new FakeSpeech(_clock);
        _worded = false;
        _noAsr.Clear();
    }

    [Test]
    public void Run_KeyDuringThePrompt_StopsItAtOnce()
    {
        At(1, () => _leg.Press("5"));
        Assert.That(Run(Spoken()), Is.EqualTo(new TurnResult.Typed("5")));
        Assert.That(_leg.Playbacks.Single().Played, Is.EqualTo(TimeSpan.FromSeconds(1)));
        Assert.That(_leg.Playbacks.Single().Completion.Result, Is.EqualTo(PlaybackEnd.Stopped));
    }

    [Test]
    public void Run_SpeechDuringThePrompt_StopsItWhenItBegins()
    {
        At(2, () => _speech.Say("hello"));
        Assert.That(Run(Spoken()), Is.EqualTo(new TurnResult.Said("hello")));
        Assert.That(_leg.Playbacks.Single().Played, Is.EqualTo(TimeSpan.FromSeconds(2)));
    }

    [Test]
    public void Run_WithoutBargeIn_SpeechIsHeardOnlyAfterThePrompt()
    {
        At(2, () => Assert.That(_speech.Say("too early"), Is.False));
        At(11, () => _speech.Say("in time"));
        Assert.That(Run(Spoken() with { BargeIn = false }), Is.EqualTo(new TurnResult.Said("in time")));
        Assert.That(_leg.Playbacks.Single().Completion.Result, Is.EqualTo(PlaybackEnd.Finished));
        Assert.That(_worded, Is.True);
    }

    [Test]
    public void Run_WithoutBargeIn_KeysStillStopThePrompt()
    {
        At(1, () => _leg.Press("1"));
        Assert.That(Run(Spoken() with { BargeIn = false }), Is.EqualTo(new TurnResult.Typed("1")));
        Assert.That(_leg.Playbacks.Single().Played, Is.EqualTo(TimeSpan.FromSeconds(1)));
    }

    [Test]
    public void Run_KeyWhileSpeaking_Wins()
    {
        At(1, () => _speech.Say("hello"));
        At(1.2, () => _leg.Press("7"));
        Assert.That(Run(Spoken()), Is.EqualTo(new TurnResult.Typed("7")));
        Assert.That(_speech.InUse, Is.Zero);
    }

    [Test]
    public void Run_Silence_IsNoInputAfterThePrompt([Values] bool speech)
    {
        Assert.That(Run(speech ? Spoken() : Spoken() with { Speech = null }), Is.EqualTo(new TurnResult.NoInput()));
        Assert.That(Elapsed(), Is.EqualTo(TimeSpan.FromSeconds(15)));
    }

    [Test]
    public void Run_TypedAhead_SaysNothing()
    {
        _leg.Press("3");
        Assert.That(Run(Spoken()), Is.EqualTo(new TurnResult.Typed("3")));
        Assert.That(_leg.Playbacks, Is.Empty);
        Assert.That(_speech.Requests, Is.Empty);
    }

    [Test]
    public void Run_Flush_ForgetsWhatWasTypedAhead()
    {
        _leg.Press("3");
        At(1, () => _leg.Press("4"));
        Assert.That(Run(Spoken() with { Flush = true }), Is.EqualTo(new TurnResult.Typed("4")));
    }

    [TestCase("1", "1", 3.0, Description = "could become 10: waits for the next key")]
    [TestCase("10", "10", 0.0)]
    [TestCase("2", "2", 0.0)]
    [TestCase("9", "9", 0.0, Description = "unknown: not waited for")]
    public void Run_KeysOfDifferentLength_WaitOnlyWhereMoreMayCome(string pressed, string typed, double waits)
    {
        At(1, () => _leg.Press(pressed));
        Assert.That(Run(Spoken() with { Keys = new MenuKeys(["1", "2", "10"]) }), Is.EqualTo(new TurnResult.Typed(typed)));
        Assert.That(Elapsed(), Is.EqualTo(TimeSpan.FromSeconds(1 + waits)));
    }

    [Test]
    public void Run_NumberByKeys_EndsByHashOrPause()
    {
        At(1, () => _leg.Press("12"));
        At(3, () => _leg.Press("34#5"));
        Assert.That(Run(Spoken() with { Keys = new NumberKeys(8, '#') }), Is.EqualTo(new TurnResult.Typed("1234#")));
        Assert.That(_leg.Digits.TryRead(out var left), Is.True);
        Assert.That(left, Is.EqualTo('5'), "what comes after is kept for the next turn");
    }

    [Test]
    public void Run_NoRecogniser_UsesTheKeypadsWords()
    {
        _speech.Capacity = 0;
        At(1, () => _leg.Press("1"));
        Run(Spoken());
        Assert.That(_worded, Is.False);
        Assert.That(_noAsr, Is.EqualTo(new[] { new NoAsr(NoAsrReason.Busy) }));
    }

    [Test]
    public void Run_NoRecogniserWhereOneIsNeeded_SaysNothing()
    {
        _speech.Capacity = 0;
        Assert.That(Run(Spoken() with { NeedsSpeech = true }), Is.EqualTo(new TurnResult.NoSpeech()));
        Assert.That(_leg.Playbacks, Is.Empty);
    }

    [Test]
    public void Run_CallerGoes_ThrowsCancelled()
    {
        At(1, _leg.HangUp);
        Assert.That(() => Run(Spoken()), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(_speech.InUse, Is.Zero);
        Assert.That(_leg.Listeners, Is.Zero);
        Assert.That(_clock.ActiveTimers, Is.Zero);
    }

    [Test]
    public void Run_RecogniserNeverAnswers_EndsAllTheSame()
    {
        At(1, _speech.GoSilent);
        Assert.That(Run(Spoken()), Is.EqualTo(new TurnResult.NoSpeech()));
        Assert.That(Elapsed(), Is.LessThan(TimeSpan.FromSeconds(20)));
        Assert.That(_noAsr.Single().Reason, Is.EqualTo(NoAsrReason.Failed));
    }

    [Test]
    public void Run_PlaybackThatNeverEnds_EndsAllTheSame()
    {
        _leg.Sticks = true;
        Assert.That(Run(Spoken() with { Speech = null }), Is.EqualTo(new TurnResult.NoInput()));
    }

    [TearDown]
    public void NothingIsLeftOver() =>
        Assert.That((_speech.InUse, _leg.Listeners), Is.EqualTo((0, 0)));

    private TurnRequest Spoken() => new()
    {
        Prompt = speech =>
        {
            _worded = speech;
            return ValueTask.FromResult<IReadOnlyList<AudioClip>>([TenSeconds]);
        },
        Keys = new MenuKeys(["1"]),
        Speech = new ListenRequest("en", [], TimeSpan.FromSeconds(5), TimeSpan.FromMilliseconds(700), TimeSpan.FromSeconds(12)),
        NoInput = TimeSpan.FromSeconds(5),
        BetweenKeys = TimeSpan.FromSeconds(3),
    };

    private void At(double seconds, Action does) =>
        _clock.CreateTimer(_ => does(), null, TimeSpan.FromSeconds(seconds), Timeout.InfiniteTimeSpan);

    private TimeSpan Elapsed() => _clock.GetUtcNow() - new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    private TurnResult Run(TurnRequest request)
    {
        TurnResult? result = null;
        VirtualTime.Run(_clock, async () => result = await new Turn(_leg, _speech, _clock, request, _noAsr.Add).RunAsync(), TimeSpan.FromMinutes(5));
        return result!;
    }
}
