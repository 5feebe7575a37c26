using CallCenter.Knowledge.Encoding;

namespace CallCenter.Knowledge.Tests.Encoding;

[TestFixture]
internal sealed class SentenceEncoderTests
{
    [TestCase("minilm-l6-v2")]
    [TestCase("e5-small-zh")]
    public void Tokenize_CheckedTexts_GivesTheOriginalIds(string model)
    {
        var tokenizer = model == "minilm-l6-v2"
            ? (ITokenizer)WordPieceTokenizer.Create(File.ReadLines(Path.Combine(Repository.Models, model, "vocab.txt"))).Tokenizer!
            : UnigramTokenizer.Create(File.ReadLines(Path.Combine(Repository.Models, model, "pieces.tsv")), "query: ").Tokenizer!;
        var ids = new long[64];
        Assert.Multiple(() =>
        {
            foreach (var text in CheckedText.Read(model))
            {
                Assert.That(ids[..tokenizer.Tokenize(text.Text, ids)], Is.EqualTo(text.Ids), text.Text);
            }
        });
    }

    [TestCase("minilm-l6-v2", "en")]
    [TestCase("e5-small-zh", "zh")]
    public void Encode_CheckedTexts_GivesTheOriginalNumbers(string model, string language)
    {
        var encoder = SharedEncoders.Instance.For(language)!;
        Assert.Multiple(() =>
        {
            Assert.That(encoder.Model, Does.StartWith(model).And.EndWith(":1.31.1"));
            foreach (var text in CheckedText.Read(model))
            {
                var vector = encoder.Encode(text.Text)!;
                Assert.That(vector[..4], Is.EqualTo(text.First4).Within(0.001f), text.Text);
                Assert.That(vector.Sum(v => v * v), Is.EqualTo(1).Within(0.001), text.Text);
            }
        });
    }
}
