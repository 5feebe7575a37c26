using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Tests.Support;
using CallCenter.SipStack.Transactions;

namespace CallCenter.SipStack.Tests.Transactions;

[TestFixture]
internal sealed class TransactionKeyTests
{
    private static readonly string Invite = Raw.Invite.Replace("\r\n", "\n");

    [Test]
    public void Write_AckOnSameBranch_IsTheInvitesKey() =>
        Assert.That(KeyOf(As("ACK")), Is.EqualTo(KeyOf(Invite)));

    [Test]
    public void Write_CancelOnSameBranch_IsItsOwn()
    {
        Assert.That(KeyOf(As("CANCEL")), Is.Not.EqualTo(KeyOf(Invite)));
        Assert.That(KeyOf(As("CANCEL"), SipMethod.Invite), Is.EqualTo(KeyOf(Invite)), "how a CANCEL finds what it is about");
    }

    [TestCase("branch=z9hG4bK776asdhds", "branch=z9hG4bK776asdhdt")]
    [TestCase("UDP 10.0.0.1:5060", "UDP 10.0.0.1:5061")]
    [TestCase("UDP 10.0.0.1:5060", "UDP 10.0.0.2:5060")]
    public void Write_OtherBranchOrSentBy_IsAnother(string part, string other) =>
        Assert.That(KeyOf(Invite.Replace(part, other)), Is.Not.EqualTo(KeyOf(Invite)));

    [TestCase("tag=1928301774", "tag=other")]
    [TestCase("CSeq: 314159", "CSeq: 314160")]
    public void Write_WithCookie_NothingElseCounts(string part, string other) =>
        Assert.That(KeyOf(Invite.Replace(part, other)), Is.EqualTo(KeyOf(Invite)));

    [TestCase("tag=1928301774", "tag=other")]
    [TestCase("CSeq: 314159", "CSeq: 314160")]
    [TestCase("a84b4c76e66710@", "other@")]
    [TestCase("INVITE sip:1000@", "INVITE sip:1001@")]
    [TestCase("UDP 10.0.0.1", "UDP 10.0.0.2")]
    public void Write_WithoutCookie_AllOfRfc2543Counts(string part, string other)
    {
        var old = Invite.Replace(";branch=z9hG4bK776asdhds", "");
        Assert.That(KeyOf(old.Replace(part, other)), Is.Not.EqualTo(KeyOf(old)));
        Assert.That(KeyOf(old.Replace("INVITE sip", "ACK sip").Replace("INVITE\n", "ACK\n").Replace("To: <sip:1000@10.0.0.2>", "To: <sip:1000@10.0.0.2>;tag=9")),
            Is.EqualTo(KeyOf(old)), "its ACK shares the key");
    }

    [Test]
    public void Write_LongerThanTheRoom_IsADigestAndStillExact()
    {
        var longer = Invite.Replace("z9hG4bK776asdhds", "z9hG4bK" + new string('x', 2000));
        Assert.That(KeyOf(longer), Has.Length.EqualTo(32));
        Assert.That(KeyOf(longer), Is.Not.EqualTo(KeyOf(longer.Replace("xx;", "xy;"))));
    }

    private static string As(string method) => Invite.Replace("INVITE sip", method + " sip").Replace(" INVITE\n", $" {method}\n");

    private static byte[] KeyOf(string text, SipMethod? method = null)
    {
        var message = Raw.Parse(text);
        Assert.That(message.Error, Is.EqualTo(SipParseError.None));
        return TransactionKey.Write(message, method ?? message.Method, new byte[TransactionKey.MaxLength]).ToArray();
    }
}
