using System.Text;
using CallCenter.MediaStack.Sdp;
using CallCenter.Testing.Grammars;

namespace CallCenter.MediaStack.Tests.Sdp;

/// <summary>What the grammar of RFC 8866 allows, in all its ways, is read.</summary>
internal sealed class SdpGrammarTests
{
    [Test]
    public void Sentences_Unspoiled_AreRead()
    {
        var (grammar, random) = (new Grammar("sdp"), new Random(1));
        for (var n = 0; n < 5_000; n++)
        {
            var sentence = grammar.Sentence("sdp", random, spoil: 0).ToArray();
            SdpParser.TryParse(sentence, out _, out var error);
            Assert.That(error, Is.EqualTo(SdpError.None), () => Encoding.UTF8.GetString(sentence));
        }
    }
}
