using CallCenter.Speech.Native;
using CallCenter.Speech.Recognition;

namespace CallCenter.Speech.Tests.Native;

/// <summary>The whole way through libvosk with a toy model of two words and random weights: what it hears means nothing.</summary>
public sealed class VoskTests
{
    private VoskEngine _model = null!;

    [OneTimeSetUp]
    public void Load()
    {
        NativeLibraries.Use(Here.Native);
        _model = VoskEngine.Load(Here.VoskToy)!;
    }

    [OneTimeTearDown]
    public void Free() => _model.Dispose();

    [Test]
    public void Knows_WordsOfTheModel_Only() => Assert.Multiple(() =>
    {
        Assert.That(_model.Knows("yes"), Is.True);
        Assert.That(_model.Knows("perhaps"), Is.False);
        Assert.That(_model.Knows(""), Is.False);
    });

    [TestCase(false)]
    [TestCase(true)]
    public void Stream_ThreeSecondsInPieces_GivesWordsOfTheModel(bool grammar)
    {
        using var stream = _model.Open(grammar ? VoskGrammar.Build(["yes", "no"], _model.Knows) : null)!;
        var random = new Random(3);
        var piece = new short[960];
        for (var i = 0; i < 50; i++)
        {
            for (var s = 0; s < piece.Length; s++)
            {
                piece[s] = (short)random.Next(-6000, 6000);
            }

            Assert.That(stream.Accept(piece), Is.True);
            Assert.That(stream.Partial().Split(' ').Distinct(), Is.SubsetOf(new[] { "yes", "no", "[unk]", "" }));
        }

        Assert.That(stream.Finish().Split(' ').Distinct(), Is.SubsetOf(new[] { "yes", "no", "[unk]", "" }));
    }

    [Test]
    public void Stream_AfterDispose_RefusesAndLives()
    {
        var stream = _model.Open(null)!;
        stream.Dispose();
        Assert.Multiple(() =>
        {
            Assert.That(stream.Accept(new short[160]), Is.False);
            Assert.That(stream.Partial(), Is.Empty);
            Assert.That(stream.Finish(), Is.Empty);
        });
    }

    [Test]
    public void Stream_ModelFreedFirst_GoesOn()
    {
        var model = VoskEngine.Load(Here.VoskToy)!;
        using var stream = model.Open(null)!;
        model.Dispose();
        Assert.Multiple(() =>
        {
            Assert.That(stream.Accept(new short[16000]), Is.True);
            Assert.That(model.Open(null), Is.Null);
            Assert.That(model.Knows("yes"), Is.False);
        });
    }

    [TestCase]
    [TestCase("")]
    [TestCase("[]", "{\"a\":1}")]
    [TestCase("perhaps", "no such words")]
    [TestCase("yes \"", "no\\")]
    public void Begin_PhrasesThatMakeNoGrammar_IsFreeSpeech(params string[] phrases)
    {
        var recognizer = new VoskRecognizer(_model, takesGrammar: true);
        using var utterance = recognizer.Begin(phrases);
        utterance.Accept(new short[16000]);
        Assert.That(utterance.Finish().Split(' ').Distinct(), Is.SubsetOf(new[] { "yes", "no", "[unk]", "" }));
    }

    [Test]
    public void Open_ManyThreads_OneModelServesAll()
    {
        Parallel.For(0, 12, new ParallelOptions { MaxDegreeOfParallelism = 4 }, _ =>
        {
            using var stream = _model.Open(VoskGrammar.Build(["yes"], _model.Knows))!;
            stream.Accept(new short[32000]);
            stream.Finish();
        });
        Assert.That(_model.IsClosed, Is.False);
    }

    [Test]
    public void Load_DirectoryThatIsNoModel_IsNull() => Assert.That(VoskEngine.Load(Here.Models), Is.Null);
}
