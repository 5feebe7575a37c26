using CallCenter.Speech.Audio;
using CallCenter.Speech.Prompts;
using CallCenter.Speech.Voices;
using CallCenter.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.Speech.Tests;

/// <summary>The whole room with real engines and real models.</summary>
public sealed class SpeechServiceTests
{
    private readonly TemporaryFolder _cache = new();
    private SpeechService _service = null!;

    private static CancellationToken Soon => new CancellationTokenSource(TimeSpan.FromSeconds(60)).Token;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        var options = new SpeechOptions
        {
            ModelsDirectory = Here.Models, NativeDirectory = Here.Native, PromptsDirectory = Here.Prompts, CacheDirectory = _cache.Path,
            Recognizers = new Dictionary<string, string> { ["en"] = "whisper", ["zh"] = $"vosk:{Here.VoskToy}" },
        };
        _service = new SpeechService(options, new TestProbeLauncher(), TimeProvider.System, NullLoggerFactory.Instance);
        await _service.StartAsync(CancellationToken.None);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await _service.DisposeAsync();
        _cache.Dispose();
    }

    [TearDown]
    public void NothingIsLeftOver() => Assert.That(() => _service.Live.Count().Values.Sum(), Is.Zero.After(10_000, 5));

    [Test]
    public void Health_AllModelsThere_IsOk()
    {
        var health = _service.Health.Select(h => h.Check()).ToList();
        Assert.That(health, Has.All.Property(nameof(PartHealth.State)).EqualTo(PartState.Ok));
        Assert.That(health.Select(h => h.Name), Is.EqualTo(new[] { "speech", "tts" }));
        Assert.That(health[0].Detail, Does.Match("^en: whisper, zh: vosk; [0-9]+ callers at once$"));
    }

    [TestCase("05", "how do you get to this amount")]
    [TestCase("18", "the whole building is dark")]
    [TestCase("20", "when will the power be back")]
    [TestCase("29", "can you install something to charge in my garage")]
    [TestCase("52", "how many legs does a spider have")]
    [TestCase("57", "i want to talk to a person")]
    [TestCase("58", "yes")]
    [TestCase("59", "no")]
    public async Task Listen_TelephoneSpeech_IsUnderstood(string clip, string words) =>
        Assert.That(Plain(await HearAsync("en", Here.Clip(clip))), Is.EqualTo(words));

    [Test]
    public async Task Listen_TwoCallersAtOnce_EachIsUnderstood()
    {
        var heard = await Task.WhenAll(Task.Run(() => HearAsync("en", Here.Clip("18"))), Task.Run(() => HearAsync("en", Here.Clip("20"))));
        Assert.That(heard.Select(Plain), Is.EqualTo(new[] { "the whole building is dark", "when will the power be back" }));
    }

    [Test]
    public async Task Listen_VoskModel_TakesTheWholeWay()
    {
        // the toy's weights are random: only that words of its own come back, or none
        var heard = await HearAsync("zh", Here.Clip("05"), "yes", "no", "unknown words");
        Assert.That(heard.Split(' ').Distinct(), Is.SubsetOf(new[] { "yes", "no", "" }));
    }

    [TestCase("Your meter reading has arrived. Thank you for calling.")]
    public async Task Speak_PiperVoice_IsUnderstoodByTheRecognizer(string text)
    {
        var clip = await _service.Voices.SpeakAsync(text, "en");
        // the voice never says a sentence twice in the same way: a word or two may be heard as others
        var heard = Plain(await HearAsync("en", clip)).Split(' ');
        var missed = Plain(text).Split(' ').Except(heard).ToList();
        Assert.That(missed, Has.Count.LessThanOrEqualTo(2), string.Join(' ', heard));
    }

    [TestCase("connecting-to-agent")]
    [TestCase("no-input")]
    public async Task Prompt_ShippedRecording_SaysItsText(string key)
    {
        var clip = await _service.Voices.SoundAsync($"en/{key}");
        var text = new MadePrompts(Here.Prompts).Load("en")[key].Text;
        Assert.That(Plain(await HearAsync("en", clip!)), Is.EqualTo(Plain(text)));
    }

    [Test]
    public async Task MakePrompts_MissingAndChangedOnes_AreMadeAndNobodysRecordingIsTouched()
    {
        using var folder = new TemporaryFolder();
        var catalogue = Path.Combine(folder.Path, "en", "prompts.json");
        Directory.CreateDirectory(Path.GetDirectoryName(catalogue)!);
        var own = Path.Combine(folder.Path, "en", "own.wav");
        WavFile.Write(own, [1, 2, 3]);
        var maker = new PromptMaker(_service, folder.Path);
        Assert.That(await MakeAsync("""{ "hello": "Hello.", "own": "Mine." }"""), Is.EqualTo(new[] { "hello", "hold" }));
        Assert.That(await MakeAsync("""{ "hello": "Hello.", "own": "Mine too." }"""), Is.Empty);
        Assert.That(await MakeAsync("""{ "hello": "Good day.", "own": "Mine." }"""), Is.EqualTo(new[] { "hello" }));
        Assert.That(WavFile.Read(own).Clip!.Samples.Length, Is.EqualTo(3));

        async Task<IEnumerable<string?>> MakeAsync(string json)
        {
            await File.WriteAllTextAsync(catalogue, json);
            var report = await maker.MakeAsync();
            Assert.That(report.Problems, Is.Empty);
            return report.Made.Select(Path.GetFileNameWithoutExtension);
        }
    }

    [TestCase("")]
    [TestCase("😀 你好 \uD800 &<>\"'")]
    public async Task Speak_OddText_NeverThrows(string text) =>
        Assert.That(await _service.Voices.SpeakAsync(text, "en"), Is.Not.Null);

    [Test]
    public async Task Start_NothingInstalled_SaysSoOnceEachAndGoesOn()
    {
        var log = LogLines.Problems();
        await using var service = new SpeechService(
            new SpeechOptions
            {
                ModelsDirectory = "/nowhere", NativeDirectory = Here.Native, PromptsDirectory = Here.Prompts, CacheDirectory = _cache.Path,
                Recognizers = new Dictionary<string, string> { ["en"] = "whisper", ["zh"] = "vosk:/nowhere/model" },
            },
            new TestProbeLauncher(), TimeProvider.System, log.Factory());
        await service.StartAsync(CancellationToken.None);
        Assert.Multiple(async () =>
        {
            Assert.That(log.Lines, Has.Length.EqualTo(3));
            Assert.That(log.Lines, Has.One.Contains("'en' get the keypad").And.One.Contains("'zh' get the keypad").And.One.Contains("espeak-ng stands in"));
            Assert.That(service.Recognition.WhyNoAsr("en")?.Reason, Is.EqualTo(NoAsrReason.Language));
            Assert.That(service.Recognition.TryListen(Turn("en"), out _), Is.Null);
            Assert.That(service.Health.Select(h => h.Check().State), Has.All.EqualTo(PartState.Degraded));
            Assert.That((await service.Voices.PromptAsync("no-input", "I could not hear anything.", "en")).Duration.TotalSeconds, Is.GreaterThan(0.8));
        });
    }

    [Test]
    public async Task Start_NoNativeLibraries_SaysWhichAndGoesOn()
    {
        var log = LogLines.Problems();
        await using var service = new SpeechService(
            new SpeechOptions { ModelsDirectory = Here.Models, NativeDirectory = "/nowhere", PromptsDirectory = Here.Prompts, CacheDirectory = _cache.Path },
            new TestProbeLauncher(), TimeProvider.System, log.Factory());
        await service.StartAsync(CancellationToken.None);
        Assert.That(log.Lines, Has.Length.EqualTo(2).And.All.Contains("sherpa-onnx-c-api"));
    }

    [Test]
    public async Task Start_OneBrokenModel_TheOthersWork()
    {
        using var folder = new TemporaryFolder();
        Probing.BrokenModels.LinkTo(Here.Models, folder.Path);
        Probing.BrokenModels.Junk(Path.Combine(folder.Path, "piper-en_US-joe", "model.onnx"));
        var log = LogLines.Problems();
        await using var service = new SpeechService(
            new SpeechOptions { ModelsDirectory = folder.Path, NativeDirectory = Here.Native, PromptsDirectory = Here.Prompts, CacheDirectory = folder.Path },
            new TestProbeLauncher(), TimeProvider.System, log.Factory());
        await service.StartAsync(CancellationToken.None);
        Assert.Multiple(async () =>
        {
            Assert.That(log.Lines.Single(), Does.Contain("crashes the engine"));
            Assert.That(service.Recognition.WhyNoAsr("en"), Is.Null);
            Assert.That((await service.Voices.SpeakAsync("Hello", "en")).Duration.TotalSeconds, Is.GreaterThan(0.3), "espeak-ng stands in");
        });
    }

    internal static ListenRequest Turn(string language, params string[] phrases) =>
        new(language, phrases, TimeSpan.FromSeconds(5), TimeSpan.FromMilliseconds(700), TimeSpan.FromSeconds(15));

    internal static string Plain(string text) =>
        string.Concat(text.ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c == ' ')).Trim();

    private async Task<string> HearAsync(string language, AudioClip clip, params string[] phrases)
    {
        using var turn = _service.Recognition.TryListen(Turn(language, phrases), out _)!;
        Line.Say(turn, Line.Silence(0.5), clip, Line.Silence(1.2));
        Assert.That(await turn.Events.ReadAsync(Soon), Is.InstanceOf<SpeechEvent.Started>());
        return await turn.Events.ReadAsync(Soon) is SpeechEvent.Heard { Text: var text } ? text : "<failed>";
    }
}
