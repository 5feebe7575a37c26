using CallCenter.Speech.Native;

namespace CallCenter.Speech.Tests.Native;

/// <summary>What would end the process never reaches the library.</summary>
public sealed class WhisperEngineTests
{
    private WhisperEngine _engine = null!;

    [OneTimeSetUp]
    public void Load()
    {
        NativeLibraries.Use(Here.Native);
        _engine = WhisperEngine.Load(Path.Combine(Here.Models, "whisper-tiny.en"))!;
    }

    [OneTimeTearDown]
    public void Free() => _engine.Dispose();

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(WhisperEngine.MinSamples - 1)]
    public void Transcribe_ClipBelow100Milliseconds_IsNothing(int samples) =>
        Assert.That(_engine.Transcribe(new float[samples]), Is.Empty);

    [Test]
    public void Transcribe_ShortestClip_Lives() =>
        Assert.That(() => _engine.Transcribe(new float[WhisperEngine.MinSamples]), Throws.Nothing);

    [Test]
    public void Transcribe_NotANumber_Lives()
    {
        var broken = new float[16000];
        Array.Fill(broken, float.NaN);
        Assert.That(() => _engine.Transcribe(broken), Throws.Nothing);
    }

    [Test]
    public void Transcribe_HalfAMinute_IsCutAndLives() =>
        Assert.That(() => _engine.Transcribe(new float[30 * 16000]), Throws.Nothing);

    [Test]
    public void Transcribe_AfterDispose_IsAnException()
    {
        var engine = WhisperEngine.Load(Path.Combine(Here.Models, "whisper-tiny.en"))!;
        engine.Dispose();
        Assert.That(() => engine.Transcribe(new float[16000]), Throws.TypeOf<ObjectDisposedException>());
    }

    [Test]
    public void Load_NoSuchDirectory_IsNull() => Assert.That(WhisperEngine.Load("/nowhere"), Is.Null);
}
