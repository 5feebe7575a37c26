using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Tests.Support;
using CallCenter.Testing.Grammars;

namespace CallCenter.SipStack.Tests.Messages;

/// <summary>What the grammar of RFC 3261 allows, in all its ways, is read.</summary>
internal sealed class GrammarTests
{
    [Test]
    public void Sentences_Unspoiled_AreRead()
    {
        var (grammar, random) = (new Grammar("sdp", "sip"), new Random(1));
        for (var n = 0; n < 5_000; n++)
        {
            var sentence = grammar.Sentence("message", random, spoil: 0).ToArray();
            Assert.That(Raw.Parse(sentence).Error, Is.EqualTo(SipParseError.None), () => Raw.Text(sentence));
        }
    }
}
