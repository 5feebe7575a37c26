using CallCenter.Knowledge.Encoding;
using CallCenter.Knowledge.Options;
using CallCenter.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.Knowledge.Tests.Encoding;

[TestFixture]
internal sealed class SentenceEncodersTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void Open_OneModelMissing_TheOtherWorks()
    {
        CopyModel("minilm-l6-v2");

        using var encoders = Open(_folder.Path);

        Assert.Multiple(() =>
        {
            Assert.That(encoders.Missing.Single(), Does.Contain("e5-small-zh").And.Contain("is missing"));
            Assert.That(encoders.For("en"), Is.Not.Null);
            Assert.That(encoders.For("zh-CN"), Is.Null);
        });
    }

    [TestCase("model.int8.onnx", "junk")]
    [TestCase("model.int8.onnx", "")]
    [TestCase("vocab.txt", "junk")]
    public void Open_JunkFile_IsAReasonNotACrash(string file, string junk)
    {
        CopyModel("minilm-l6-v2");
        File.WriteAllText(Path.Combine(_folder.Path, "minilm-l6-v2", file), junk);

        using var encoders = Open(_folder.Path);

        Assert.That(encoders.For("en"), Is.Null);
        Assert.That(encoders.Missing, Has.Some.Contains(file));
    }

    [Test]
    public void Open_CutModel_IsAReasonNotACrash()
    {
        CopyModel("minilm-l6-v2");
        using (var model = File.OpenWrite(Path.Combine(_folder.Path, "minilm-l6-v2", "model.int8.onnx")))
        {
            model.SetLength(model.Length / 2);
        }

        using var encoders = Open(_folder.Path);

        Assert.That(encoders.For("en"), Is.Null);
    }

    [Test]
    public void Open_BeforeAnyText_LoadsNothing()
    {
        CopyModel("minilm-l6-v2");
        File.WriteAllText(Path.Combine(_folder.Path, "minilm-l6-v2", "model.int8.onnx"), "junk");

        using var encoders = Open(_folder.Path);

        Assert.That(encoders.Missing, Has.None.Contains("minilm-l6-v2"), "only loading it would tell");
        Assert.That(encoders.For("en"), Is.Null);
        Assert.That(encoders.Missing, Has.Some.Contains("minilm-l6-v2"));
    }

    [Test]
    public void Run_WrongOutputLength_IsAnErrorInWords()
    {
        var (session, _) = SentenceModel.Open(Path.Combine(Repository.Models, "minilm-l6-v2", "model.int8.onnx"));
        using (session)
        {
            Assert.That(session!.Run([101, 102], new float[10]), Is.Not.Null.And.Not.Empty);
            Assert.That(session.Run([101, 102], new float[SentenceEncoder.Dimensions]), Is.Null);
            Assert.That(session.Run([101, 99_999_999, 102], new float[SentenceEncoder.Dimensions]), Is.Not.Null.And.Not.Empty);
        }

        Assert.That(session.Run([101, 102], new float[SentenceEncoder.Dimensions]), Is.EqualTo("the model was unloaded"));
    }

    [TestCase("en")]
    [TestCase("zh")]
    public void Encode_AnyText_GivesAVector(string language)
    {
        var encoder = SharedEncoders.Instance.For(language)!;
        string[] odd = ["", " ", "\ud800", "\0\u0001", new string('a', 50_000), string.Concat(Enumerable.Repeat("发票 invoice ", 5_000)), "😀👍🏽", "ﷺ"];

        Assert.That(odd.Select(text => encoder.Encode(text)?.Length), Is.All.EqualTo(SentenceEncoder.Dimensions));
    }

    [Test]
    public void Encode_FromManyThreads_GivesTheSameVectors()
    {
        var encoder = SharedEncoders.Instance.For("en")!;
        var texts = Enumerable.Range(0, 40).Select(i => $"question number {i}").ToArray();
        var alone = texts.Select(encoder.Encode).ToArray();
        var together = new float[]?[texts.Length];

        Parallel.For(0, texts.Length, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i => together[i] = encoder.Encode(texts[i]));

        Assert.That(together, Is.EqualTo(alone));
    }

    private static SentenceEncoders Open(string models) =>
        SentenceEncoders.Open(new KnowledgeOptions { ModelsDirectory = models }, NullLogger.Instance);

    private void CopyModel(string name)
    {
        Directory.CreateDirectory(Path.Combine(_folder.Path, name));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Models, name)))
        {
            File.Copy(file, Path.Combine(_folder.Path, name, Path.GetFileName(file)));
        }
    }
}
