using CallCenter.SipStack.Messages;

namespace CallCenter.SipStack.Tests.Messages;

[TestFixture]
internal sealed class NameAddrTests
{
    [TestCase("<sip:a@b>", null, "sip:a@b", "")]
    [TestCase("sip:a@b;tag=1", null, "sip:a@b", "tag=1")]
    [TestCase("<sip:a@b;tag=1>;x=y", null, "sip:a@b;tag=1", "x=y")]
    [TestCase("Alice Liddell <sip:a@b>", "Alice Liddell", "sip:a@b", "")]
    [TestCase("Alice<sip:a@b>", "Alice", "sip:a@b", "")]
    [TestCase("\"Alice \\\"A\\\" <x>\" <sip:a@b> ; tag = 2", "Alice \"A\" <x>", "sip:a@b", "tag = 2")]
    [TestCase("\"李雷\" <sip:a@b>", "李雷", "sip:a@b", "")]
    public void TryParse_Valid_GivesItsParts(string text, string? name, string uri, string parameters)
    {
        Assert.That(NameAddr.TryParse(text, out var address), Is.True);
        Assert.That((address!.DisplayName, address.Uri.ToString(), address.Parameters), Is.EqualTo((name, uri, parameters)));
    }

    [TestCase("")]
    [TestCase("\"open <sip:a@b>")]
    [TestCase("\"a\" sip:a@b")]
    [TestCase("Bell, Alexander <sip:a@b>")]
    [TestCase("< sip:a@b >")]
    [TestCase("<sip:a@b")]
    [TestCase("<sip:a@b> x")]
    [TestCase("<sip:a@b>;")]
    [TestCase("<sip:a@b>;;x")]
    [TestCase("sip:a@b?Route=x")]
    [TestCase("<>")]
    public void TryParse_Broken_IsFalse(string text) => Assert.That(NameAddr.TryParse(text, out _), Is.False);

    [Test]
    public void ToString_QuotesInTheName_AreEscaped()
    {
        var address = new NameAddr(SipUri.Sip("a", "b"), "A \"x\" \\", "tag=1");
        Assert.That(address.ToString(), Is.EqualTo("\"A \\\"x\\\" \\\\\" <sip:a@b>;tag=1"));
        Assert.That(NameAddr.TryParse(address.ToString(), out var again) && again == address, Is.True);
    }
}
