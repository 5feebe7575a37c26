using CallCenter.SipStack.Messages;

namespace CallCenter.SipStack.Tests.Messages;

[TestFixture]
internal sealed class SipUriTests
{
    [TestCase("sip:alice@example.com", "sip", "alice", "example.com", 0, "", "")]
    [TestCase("SIPS:alice@EXAMPLE.com:5061;transport=tcp;lr?Subject=x", "sips", "alice", "EXAMPLE.com", 5061, "transport=tcp;lr", "Subject=x")]
    [TestCase("sip:10.0.0.1", "sip", "", "10.0.0.1", 0, "", "")]
    [TestCase("sip:[2001:db8::1]:5070", "sip", "", "2001:db8::1", 5070, "", "")]
    [TestCase("sip:+49%2030@gw;user=phone", "sip", "+49 30", "gw", 0, "user=phone", "")]
    [TestCase("sip:1000;ext=1?x@gw", "sip", "1000;ext=1?x", "gw", 0, "", "")]
    [TestCase("sip:+4930123:secret@gw", "sip", "+4930123", "gw", 0, "", "")]
    [TestCase("tel:+1-201-555-0123;phone-context=x", "tel", "+1-201-555-0123", "", 0, "phone-context=x", "")]
    public void TryParse_Valid_GivesItsParts(string text, string scheme, string user, string host, int port, string parameters, string headers)
    {
        Assert.That(SipUri.TryParse(text, out var uri), Is.True);
        Assert.That(uri, Is.EqualTo(new SipUri(scheme, user, host, port, parameters, headers)));
    }

    [TestCase("")]
    [TestCase("alice@example.com")]
    [TestCase("sip:")]
    [TestCase("sip:@host")]
    [TestCase("sip::secret@host")]
    [TestCase("sip:a b@host")]
    [TestCase("sip:host:0")]
    [TestCase("sip:host:port")]
    [TestCase("sip:ho<st")]
    [TestCase("sip:[::1")]
    [TestCase("1sip:host")]
    [TestCase("sip:host\r\nX: y")]
    public void TryParse_Broken_IsFalse(string text) => Assert.That(SipUri.TryParse(text, out _), Is.False);

    [TestCase("sip:alice@example.com:5061;transport=tcp?a=b")]
    [TestCase("sip:[2001:db8::1]:5070")]
    [TestCase("sip:a%20b%00@h")]
    [TestCase("tel:+4930123")]
    public void ToString_ParsedAgain_IsTheSame(string text)
    {
        SipUri.TryParse(text, out var uri);
        Assert.That(uri!.ToString(), Is.EqualTo(text));
    }

    [Test]
    public void Parameter_ByName_IgnoresCase()
    {
        var uri = SipUri.Sip("a", "h", 0, "Transport=TCP;lr");
        Assert.That((uri.Parameter("transport"), uri.Parameter("LR"), uri.Parameter("maddr")), Is.EqualTo(("TCP", "", (string?)null)));
    }
}
