using CallCenter.Speech.Audio;
using CallCenter.Speech.Voices;
using CallCenter.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.Speech.Tests.Voices;

/// <summary>Recording before cache before synthesis before a tone.</summary>
public sealed class SpeakingTests
{
    private TemporaryFolder _folder = null!;
    private readonly ManualTimeProvider _clock = new();
    private CountingVoice _voice = null!;

    private string Prompts => Path.Combine(_folder.Path, "prompts");

    [SetUp]
    public void Prepare()
    {
        _folder = new TemporaryFolder();
        _voice = new CountingVoice();
    }

    [TearDown]
    public void CleanUp() => _folder.Dispose();

    [Test]
    public async Task Prompt_RecordedFile_WinsOverSynthesis()
    {
        WavFile.Write(Path.Combine(Prompts, "en", "greeting.wav"), [1, 2, 3]);
        var speaking = Make();
        var clip = await speaking.PromptAsync("greeting", "Hello", "en-US");
        Assert.That(clip.Samples.ToArray(), Is.EqualTo(new short[] { 1, 2, 3 }));
        Assert.That(await speaking.PromptAsync("greeting", "Hello", "en"), Is.SameAs(clip), "read once");
        Assert.That(_voice.Spoken, Is.Empty);
    }

    [Test]
    public async Task Prompt_RecordedAnew_IsHeardASecondLater()
    {
        var path = Path.Combine(Prompts, "en", "greeting.wav");
        WavFile.Write(path, [1, 2, 3]);
        var speaking = Make();
        await speaking.PromptAsync("greeting", "Hello", "en");
        WavFile.Write(path, [4, 5, 6, 7]);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.That((await speaking.PromptAsync("greeting", "Hello", "en")).Samples.Length, Is.EqualTo(4));
    }

    [Test]
    public async Task Prompt_MadeByTheProductForAnotherText_IsSpokenAnew()
    {
        var path = Path.Combine(Prompts, "en", "greeting.wav");
        WavFile.Write(path, [1, 2, 3]);
        new MadePrompts(Prompts).Save("en", new Dictionary<string, MadePrompt> { ["greeting"] = new("Hello", new FileInfo(path).Length) });
        var speaking = Make();
        Assert.That((await speaking.PromptAsync("greeting", "Hello", "en")).Samples.Length, Is.EqualTo(3));
        await speaking.PromptAsync("greeting", "Good morning", "en");
        Assert.That(_voice.Spoken, Is.EqualTo(new[] { "Good morning" }));
        WavFile.Write(path, new short[50]);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.That((await speaking.PromptAsync("greeting", "Good morning", "en")).Samples.Length, Is.EqualTo(50), "somebody's own recording");
    }

    [TestCase("../../secret")]
    [TestCase("/etc/passwd")]
    [TestCase("")]
    [TestCase("a\0b")]
    public async Task Sound_NameOutsidePrompts_IsNull(string name)
    {
        WavFile.Write(Path.Combine(_folder.Path, "secret.wav"), [1]);
        Assert.That(await Make().SoundAsync(name), Is.Null);
    }

    [Test]
    public async Task Sound_UnderPrompts_IsFound()
    {
        WavFile.Write(Path.Combine(Prompts, "music", "hold.wav"), new short[80]);
        var speaking = Make();
        Assert.Multiple(async () =>
        {
            Assert.That((await speaking.SoundAsync("music/hold"))!.Samples.Length, Is.EqualTo(80));
            Assert.That(await speaking.SoundAsync("music/none"), Is.Null);
        });
    }

    [Test]
    public async Task Speak_SameTextAgain_IsMadeOnceEvenAfterARestart()
    {
        var first = await Make().SpeakAsync("Hello", "en");
        var again = await Make().SpeakAsync("Hello", "en");
        Assert.Multiple(() =>
        {
            Assert.That(_voice.Spoken, Is.EqualTo(new[] { "Hello" }));
            Assert.That(again.Samples.ToArray(), Is.EqualTo(first.Samples.ToArray()));
            Assert.That(first.Samples.ToArray().Max(s => Math.Abs((int)s)), Is.EqualTo(16384).Within(20), "-6 dBFS");
        });
    }

    [Test]
    public async Task Speak_ManyCallersAtOnce_IsMadeOnce()
    {
        var speaking = Make();
        _voice.Gate = new TaskCompletionSource();
        var all = Enumerable.Range(0, 20).Select(_ => speaking.SpeakAsync("Hello", "en").AsTask()).ToList();
        _voice.Gate.SetResult();
        var clips = await Task.WhenAll(all);
        Assert.Multiple(() =>
        {
            Assert.That(_voice.Spoken, Has.Count.EqualTo(1));
            Assert.That(clips, Has.All.SameAs(clips[0]));
        });
    }

    [Test]
    public async Task Speak_CallerHangsUp_GetsNothingAndTheOthersTheirText()
    {
        var speaking = Make();
        _voice.Gate = new TaskCompletionSource();
        using var gone = new CancellationTokenSource();
        var one = speaking.SpeakAsync("Hello", "en", gone.Token).AsTask();
        var other = speaking.SpeakAsync("Hello", "en").AsTask();
        await gone.CancelAsync();
        Assert.That((await one).Samples.Length, Is.Zero);
        _voice.Gate.SetResult();
        Assert.That((await other).Samples.Length, Is.GreaterThan(0));
    }

    [Test]
    public async Task Speak_VoiceHangs_TheOtherOneSpeaksAndHealthSaysSo()
    {
        var other = new CountingVoice { Id = "other" };
        var speaking = Make(other);
        _voice.Gate = new TaskCompletionSource();

        var one = speaking.SpeakAsync("Hello", "en").AsTask();
        var two = speaking.SpeakAsync("Good morning", "en").AsTask();
        await Until.TrueAsync(() => _voice.Spoken.Count == 2);
        _clock.Advance(TimeSpan.FromSeconds(10));

        Assert.That((await one.WaitAsync(TimeSpan.FromSeconds(10))).Samples.Length, Is.GreaterThan(AudioClip.SampleRate / 2));
        Assert.That((await two.WaitAsync(TimeSpan.FromSeconds(10))).Samples.Length, Is.GreaterThan(AudioClip.SampleRate / 2));
        Assert.That(other.Spoken, Is.EquivalentTo(new[] { "Hello", "Good morning" }));
        Assert.That((speaking.Check().State, speaking.Check().Detail), Is.EqualTo((PartState.Degraded, "en: counting took longer than 10 s; recorded prompts go on")));
        _voice.Gate.SetResult();
    }

    [Test]
    public async Task OneAtATime_APieceThatHangs_HoldsNobodyElse()
    {
        using var block = new ManualResetEventSlim();
        var one = new OneAtATime(TimeSpan.FromSeconds(20), _clock);
        var started = new TaskCompletionSource();
        var hanging = one.RunAsync(() => { started.SetResult(); block.Wait(); return 1; }, CancellationToken.None);
        await started.Task.WaitAsync(TimeSpan.FromSeconds(10));
        var behind = one.RunAsync(() => 2, CancellationToken.None);
        await Until.TrueAsync(() => _clock.ActiveTimers > 0);

        _clock.Advance(TimeSpan.FromSeconds(20));

        Assert.That((await hanging.WaitAsync(TimeSpan.FromSeconds(10)), await behind.WaitAsync(TimeSpan.FromSeconds(10))), Is.EqualTo(((int?)null, (int?)null)));
        Assert.That(await one.RunAsync(() => 3, CancellationToken.None), Is.Null, "at once");
        block.Set();
        int? later = null;
        await Until.TrueAsync(async () => (later ??= await one.RunAsync(() => 4, CancellationToken.None)) is not null);
        Assert.That(later, Is.EqualTo(4), "it works again as soon as the piece has come back");
    }

    [Test]
    public async Task Speak_VoiceFails_IsAToneAndDegradedUntilItWorks()
    {
        var speaking = Make();
        _voice.Error = "espeak-ng is not installed";
        Assert.That(await speaking.SpeakAsync("Hello", "en"), Is.SameAs(Tone.Missing));
        Assert.That((speaking.Check().State, speaking.Check().Detail), Is.EqualTo((PartState.Degraded, "en: espeak-ng is not installed; recorded prompts go on")));
        _voice.Error = null;
        Assert.That((await speaking.SpeakAsync("Hello", "en")).Samples.Length, Is.GreaterThan(0));
        Assert.That(speaking.Check().State, Is.EqualTo(PartState.Ok));
    }

    [Test]
    public async Task Try_VoiceNotInstalled_IsDegradedBeforeTheFirstCaller()
    {
        var speaking = Make();
        _voice.Error = "espeak-ng is not installed";
        await speaking.TryAsync("en", CancellationToken.None);
        Assert.That((speaking.Check().State, speaking.Check().Detail), Is.EqualTo((PartState.Degraded, "en: espeak-ng is not installed; recorded prompts go on")));
    }

    [Test]
    public async Task Speak_VoiceThrows_IsATone()
    {
        _voice.Throws = true;
        Assert.That(await Make().SpeakAsync("Hello", "en"), Is.SameAs(Tone.Missing));
    }

    [TestCase("xx", "Hello")]
    [TestCase("", "Hello")]
    [TestCase("e!", "Hello")]
    public async Task Speak_LanguageWithoutVoice_IsATone(string language, string text) =>
        Assert.That(await Make().SpeakAsync(text, language), Is.SameAs(Tone.Missing));

    [Test]
    public async Task Speak_NothingToSay_IsEmpty() => Assert.That((await Make().SpeakAsync(" \n", "en")).Samples.Length, Is.Zero);

    [Test]
    public async Task Speak_CacheCannotBeWritten_StillSpeaks()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "cache"), "a file where the directory should be");
        Assert.That((await Make().SpeakAsync("Hello", "en")).Samples.Length, Is.GreaterThan(100));
    }

    [Test]
    public async Task Espeak_NotInstalled_SaysSo()
    {
        var voice = new EspeakVoice("cmn-latn-pinyin", TimeProvider.System, "no-such-espeak");
        Assert.That((await voice.SynthesizeAsync("你好", CancellationToken.None)).Error, Is.EqualTo("no-such-espeak is not installed"));
    }

    [TestCase("cmn-latn-pinyin", "您好，欢迎致电我们的服务热线。", 1.5, 5)]
    [TestCase("de", "Guten Tag", 0.4, 2)]
    public async Task Espeak_Text_IsSpoken(string name, string text, double atLeast, double atMost)
    {
        var made = await new EspeakVoice(name, TimeProvider.System).SynthesizeAsync(text, CancellationToken.None);
        Assert.That(made.Error, Is.Null);
        Assert.That((double)made.Samples.Length / made.Rate, Is.InRange(atLeast, atMost), "seconds");
    }

    [Test]
    public async Task Espeak_NoSuchVoice_IsAReason()
    {
        var made = await new EspeakVoice("xx-none", TimeProvider.System).SynthesizeAsync("Hello", CancellationToken.None);
        Assert.That(made.Error, Does.StartWith("espeak-ng"));
    }

    private Speaking Make(ISynthesizer? other = null)
    {
        var memory = new ClipMemory(1024 * 1024);
        var speaking = new Speaking(
            new RecordedPrompts(Prompts, memory, _clock, NullLogger<RecordedPrompts>.Instance),
            new VoiceCache(Path.Combine(_folder.Path, "cache"), memory, NullLogger<VoiceCache>.Instance), _clock, NullLogger<Speaking>.Instance);
        speaking.Use(new Dictionary<string, ISynthesizer> { ["en"] = _voice }, _ => other, new Dictionary<string, string>());
        return speaking;
    }

    /// <summary>Says everything as one second of a tone.</summary>
    private sealed class CountingVoice : ISynthesizer
    {
        public string Id { get; init; } = "counting";

        public List<string> Spoken { get; } = [];

        public TaskCompletionSource? Gate { get; set; }

        public string? Error { get; set; }

        public bool Throws { get; set; }

        public async Task<Synthesis> SynthesizeAsync(string text, CancellationToken ct)
        {
            Spoken.Add(text);
            await (Gate?.Task ?? Task.CompletedTask);
            return Throws ? throw new InvalidOperationException("test")
                : Error is not null ? Synthesis.Failed(Error)
                : new Synthesis([.. Enumerable.Range(0, 16000).Select(i => 0.2f * MathF.Sin(i * 0.2f))], 16000, null);
        }
    }
}
