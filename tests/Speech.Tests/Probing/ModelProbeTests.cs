using System.Diagnostics;
using CallCenter.Speech.Probing;
using CallCenter.Testing;

namespace CallCenter.Speech.Tests.Probing;

/// <summary>Every way in which a model kills or hangs its engine happens to a child process, and the server only hears of it.</summary>
public sealed class ModelProbeTests
{
    private const string EspeakData = "/usr/lib/x86_64-linux-gnu/espeak-ng-data";

    private TemporaryFolder _folder = null!;
    private TestProbeLauncher _launcher = null!;
    private ModelProbe _probe = null!;

    [SetUp]
    public void Prepare()
    {
        _folder = new TemporaryFolder();
        _launcher = new TestProbeLauncher();
        _probe = new ModelProbe(_launcher, Here.Native, Path.Combine(_folder.Path, "cache"), TimeProvider.System);
    }

    [TearDown]
    public void CleanUp() => _folder.Dispose();

    [Test]
    public async Task Try_WholeModels_Pass()
    {
        var reasons = await Task.WhenAll(
            TryAsync(ModelKind.Whisper, Path.Combine(Here.Models, "whisper-tiny.en")),
            TryAsync(ModelKind.Detector, Path.Combine(Here.Models, "silero-vad")),
            TryAsync(ModelKind.Piper, Path.Combine(Here.Models, "piper-en_US-joe"), EspeakData),
            TryAsync(ModelKind.Vosk, Here.VoskToy));
        Assert.That(reasons, Has.All.Null);
    }

    [TestCase("junk encoder", "crashes the engine")]
    [TestCase("half a decoder", "crashes the engine")]
    [TestCase("encoder and decoder swapped", "the engine exits with 255")]
    [TestCase("no tokens", "refuses the model")]
    public async Task Try_BrokenWhisper_IsRefusedWithTheReason(string defect, string reason)
    {
        var model = Linked("whisper-tiny.en");
        string encoder = Path.Combine(model, "encoder.int8.onnx"), decoder = Path.Combine(model, "decoder.int8.onnx");
        switch (defect)
        {
            case "junk encoder": BrokenModels.Junk(encoder); break;
            case "half a decoder": BrokenModels.Truncate(decoder); break;
            case "encoder and decoder swapped": BrokenModels.Swap(encoder, decoder); break;
            default: File.Delete(Path.Combine(model, "tokens.txt")); break;
        }

        Assert.That(await TryAsync(ModelKind.Whisper, model), Does.Contain(reason));
    }

    [Test]
    public async Task Try_JunkDetector_IsRefused()
    {
        var model = Linked("silero-vad");
        BrokenModels.Junk(Path.Combine(model, "model.onnx"));
        Assert.That(await TryAsync(ModelKind.Detector, model), Does.Contain("crashes the engine"));
    }

    [Test]
    public async Task Try_HalfAVoice_IsRefused()
    {
        var model = Linked("piper-en_US-joe");
        BrokenModels.Truncate(Path.Combine(model, "model.onnx"));
        Assert.That(await TryAsync(ModelKind.Piper, model, EspeakData), Does.Contain("crashes the engine"));
    }

    [Test]
    public async Task Try_VoiceWithoutEspeakData_IsRefused() =>
        Assert.That(await TryAsync(ModelKind.Piper, Path.Combine(Here.Models, "piper-en_US-joe"), "/nowhere"), Does.Contain("refuses"));

    [TestCase("am/final.mdl", "junk")]
    [TestCase("graph/HCLr.fst", "junk")]
    [TestCase("graph/Gr.fst", "junk")]
    [TestCase("graph/HCLr.fst", "gone")]
    [TestCase("graph/phones/word_boundary.int", "gone")]
    [TestCase("conf/mfcc.conf", "gone")]
    [TestCase("conf/mfcc.conf", "--num-ceps=13 to --num-ceps=20")]
    [TestCase("conf/model.conf", "--beam to --no-such-option")]
    [TestCase("graph/words.txt", "gone")]
    public async Task Try_BrokenVosk_IsRefused(string file, string defect)
    {
        var model = BrokenModels.LinkTo(Here.VoskToy, Path.Combine(_folder.Path, "vosk"));
        var path = Path.Combine(model, file);
        switch (defect.Split(" to "))
        {
            case ["junk"]: BrokenModels.Junk(path); break;
            case ["gone"]: File.Delete(path); break;
            case [var old, var with]: BrokenModels.Edit(path, old, with); break;
        }

        Assert.That(await TryAsync(ModelKind.Vosk, model), Is.Not.Null.And.Not.Empty);
    }

    [Test]
    public async Task Try_PassedBefore_StartsNoChildUntilAFileChanges()
    {
        var model = BrokenModels.LinkTo(Here.VoskToy, Path.Combine(_folder.Path, "vosk"));
        Assert.That(await TryAsync(ModelKind.Vosk, model), Is.Null);
        Assert.That(await TryAsync(ModelKind.Vosk, model), Is.Null);
        Assert.That(_launcher.Started, Is.EqualTo(1));
        BrokenModels.Junk(Path.Combine(model, "am", "final.mdl"));
        Assert.That(await TryAsync(ModelKind.Vosk, model), Is.Not.Null);
        Assert.That(await TryAsync(ModelKind.Vosk, model), Is.Not.Null, "a failure is not remembered");
        Assert.That(_launcher.Started, Is.EqualTo(3));
    }

    [Test]
    public async Task Try_ChildThatHangs_IsKilledAfterTheLimit()
    {
        var time = new ManualTimeProvider();
        var launcher = new OtherProgram("sleep", "600");
        var probe = new ModelProbe(launcher, Here.Native, _folder.Path, time);
        var trial = probe.TryAsync(ModelKind.Vosk, Here.VoskToy, "", CancellationToken.None);
        Assert.That(() => time.ActiveTimers, Is.EqualTo(1).After(10_000, 5));
        time.Advance(ModelProbe.DefaultLimit);
        Assert.That(await trial.WaitAsync(TimeSpan.FromSeconds(30)), Does.StartWith("hangs"));
    }

    [TestCase("true", "exits with 0", Description = "an engine that ends the process politely")]
    [TestCase("no-such-program-at-all", "cannot be started")]
    public async Task Try_ChildThatDoesNotAnswer_IsRefused(string program, string reason)
    {
        var probe = new ModelProbe(new OtherProgram(program), Here.Native, _folder.Path, TimeProvider.System);
        Assert.That(await probe.TryAsync(ModelKind.Vosk, Here.VoskToy, "", CancellationToken.None), Does.Contain(reason));
    }

    [Test]
    public async Task Try_NoNativeLibraries_IsRefused()
    {
        var probe = new ModelProbe(_launcher, "/nowhere", _folder.Path, TimeProvider.System);
        Assert.That(await probe.TryAsync(ModelKind.Vosk, Here.VoskToy, "", CancellationToken.None), Does.Contain("/nowhere"));
    }

    [Test]
    public void TryRun_OtherArguments_AreNotAProbe() =>
        Assert.That(SpeechProbe.TryRun(["--Sip:Port=5070"], out _), Is.False);

    private Task<string?> TryAsync(string kind, string model, string extra = "") => _probe.TryAsync(kind, model, extra, CancellationToken.None);

    private string Linked(string model) => BrokenModels.LinkTo(Path.Combine(Here.Models, model), Path.Combine(_folder.Path, model));

    private sealed class OtherProgram(params string[] command) : IProbeLauncher
    {
        public ProcessStartInfo Command(IReadOnlyList<string> arguments) => new(command[0], command[1..]);
    }
}
