using CallCenter.CallModel;
using CallCenter.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.Speech.Tests;

/// <summary>The whole room with real engines and real models.</summary>
public sealed class SpeechServiceTests
{
    private readonly TempDirectory _cache = new();
    private SpeechService _service = null!;

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

    [Test]
    public void Health_AllModelsThere_IsOk()
    {
        Assert.That(_service.Health.Select(h => h.Check()), Has.All.Property(nameof(PartHealth.State)).EqualTo(PartState.Ok));
    }

    [TestCase("05", "how do you get to this amount")]
    [TestCase("18", "the whole building is dark")]
    [TestCase("20", "when will the power be back")]
    [TestCase("29", "can you install something to charge in my garage")]
    [TestCase("52", "how many legs does a spider have")]
    [TestCase("57", "i want to talk to a person")]
    [TestCase("58", "yes")]
    [TestCase("59", "no")]
    public async Task Listen_TelephoneSpeech_IsUnderstood(string clip, string words)
    {
        using var turn = _service.Recognition.TryListen(Turn("en"))!;
        Line.Say(turn, Line.Silence(1), Here.Clip(clip), Line.Silence(1.2));
        Assert.That(await turn.Events.ReadAsync(Soon), Is.InstanceOf<SpeechEvent.Started>());
        var heard = await turn.Events.ReadAsync(Soon) as SpeechEvent.Heard;
        Assert.That(Plain(heard?.Text ?? ""), Is.EqualTo(words));
    }

    private static CancellationToken Soon => new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token;

    internal static ListenRequest Turn(string language) =>
        new(language, [], TimeSpan.FromSeconds(5), TimeSpan.FromMilliseconds(700), TimeSpan.FromSeconds(15));

    internal static string Plain(string text) =>
        string.Concat(text.ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c == ' ')).Trim();
}
