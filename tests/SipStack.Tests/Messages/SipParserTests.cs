using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Tests.Support;

namespace CallCenter.SipStack.Tests.Messages;

[TestFixture]
internal sealed class SipParserTests
{
    [Test]
    public void Parse_Invite_AllPartsAreThere()
    {
        var message = Raw.Parse(Raw.Invite);
        Assert.That(message.Error, Is.EqualTo(SipParseError.None));
        Assert.That(message.IsRequest, Is.True);
        Assert.That(message.Method, Is.EqualTo(SipMethod.Invite));
        Assert.That(Raw.Text(message.RequestUri), Is.EqualTo("sip:1000@10.0.0.2"));
        Assert.That(message.CSeq, Is.EqualTo(314159));
        Assert.That(Raw.Text(message.CallId), Is.EqualTo("a84b4c76e66710@pc33.example.com"));
        Assert.That(Raw.Text(message.FromTag), Is.EqualTo("1928301774"));
        Assert.That(message.ToTag.IsEmpty, Is.True);
        Assert.That(Raw.Text(message.Branch), Is.EqualTo("z9hG4bK776asdhds"));
        Assert.That(message.Via.Port, Is.EqualTo(5060));
        Assert.That(message.Via.RportAt, Is.Positive);
        Assert.That(message.Body.Length, Is.EqualTo(136));
        Assert.That(message.ToBody()!.ContentType, Is.EqualTo(SipBody.SdpType));
        Assert.That(message.Lists(HeaderId.Allow, "update"u8), Is.True);
    }

    [Test]
    public void Parse_Response_StatusAndPhrase()
    {
        var message = Raw.Parse("""
            SIP/2.0 486 Busy Here
            Via: SIP/2.0/UDP 10.0.0.1;branch=z9hG4bKx
            From: <sip:a@b>;tag=1
            To: <sip:c@d>;tag=2
            Call-ID: x
            CSeq: 1 INVITE


            """);
        Assert.That(message.Error, Is.EqualTo(SipParseError.None));
        Assert.That((message.IsRequest, message.Status, Raw.Text(message.Phrase)), Is.EqualTo((false, 486, "Busy Here")));
        Assert.That(message.CSeqMethod, Is.EqualTo(SipMethod.Invite));
    }

    [Test]
    public void Parse_CompactAndOddlyCasedNames_AreTheSameHeaders()
    {
        var message = Raw.Parse("""
            INVITE sip:x@y SIP/2.0
            v: SIP/2.0/UDP h;branch=z9hG4bK1
            F: <sip:a@b>;tag=1
            T: <sip:c@d>
            i: abc
            cSeQ: 7 INVITE
            m: <sip:a@h>
            k: timer
            l: 0


            """);
        Assert.That(message.Error, Is.EqualTo(SipParseError.None));
        Assert.That(message.Lists(HeaderId.Supported, "timer"u8), Is.True);
        Assert.That(message.ValuesByName("Contact", splitCommas: true), Is.EqualTo(["<sip:a@h>"]));
    }

    [Test]
    public void Parse_FoldedValue_BecomesOneLine()
    {
        var message = Raw.Parse(Raw.Invite.Replace("User-Agent: softphone 1.0", "Subject: one\n two\n\tthree"));
        Assert.That(message.Error, Is.EqualTo(SipParseError.None));
        Assert.That(message.ValuesByName("Subject", splitCommas: false)[0].Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries),
            Is.EqualTo(["one", "two", "three"]));
        Assert.That(message.ValuesByName("Subject", splitCommas: false)[0], Does.Not.Contain('\n').And.Not.Contain('\r'));
    }

    [Test]
    public void Parse_ValuesOverSeveralLines_AreOneList()
    {
        var message = Raw.Parse(Raw.Invite.Replace("Max-Forwards: 70", "Max-Forwards: 70\nRecord-Route: <sip:p1;lr>, <sip:p2;lr>\nRecord-Route: \"a, b\" <sip:p3,x;lr>"));
        var values = new List<string>();
        foreach (var value in message.Values(HeaderId.RecordRoute))
        {
            values.Add(Raw.Text(value));
        }

        Assert.That(values, Is.EqualTo(["<sip:p1;lr>", "<sip:p2;lr>", "\"a, b\" <sip:p3,x;lr>"]));
    }

    [TestCase("Content-Length: 136", "Content-Length: 137", SipParseError.ContentLength, TestName = "Parse_BodyShorterThanItSays_IsBroken")]
    [TestCase("Content-Length: 136", "Content-Length: 10", SipParseError.None, TestName = "Parse_BodyLongerThanItSays_IsCut")]
    [TestCase("Content-Length: 136\n", "", SipParseError.None, TestName = "Parse_DatagramWithoutLength_BodyIsTheRest")]
    [TestCase("CSeq: 314159 INVITE", "CSeq: 2147483648 INVITE", SipParseError.CSeq, TestName = "Parse_CSeqOf2To31_IsTooLarge")]
    [TestCase("CSeq: 314159 INVITE", "CSeq: 2147483647 INVITE", SipParseError.None, TestName = "Parse_CSeqBelow2To31_IsFine")]
    [TestCase("CSeq: 314159 INVITE", "CSeq: 314159 BYE", SipParseError.CSeqMethod, TestName = "Parse_CSeqOfOtherMethod_IsRefused")]
    [TestCase("Call-ID: a84b4c76e66710@pc33.example.com\n", "", SipParseError.Missing, TestName = "Parse_NoCallId_IsMissing")]
    [TestCase("To: <sip:1000@10.0.0.2>", "To: <sip:1000@10.0.0.2>\nTo: <sip:1@2>", SipParseError.Repeated, TestName = "Parse_ToTwice_IsRepeated")]
    [TestCase("Max-Forwards: 70", "Max-Forwards: 256", SipParseError.MaxForwards, TestName = "Parse_MaxForwards256_IsTooLarge")]
    [TestCase("User-Agent: softphone 1.0", "no colon here", SipParseError.HeaderLine, TestName = "Parse_LineWithoutColon_IsRefused")]
    [TestCase("User-Agent: softphone 1.0", "Bad Name: x", SipParseError.HeaderLine, TestName = "Parse_NameWithSpace_IsRefused")]
    [TestCase("SIP/2.0\nVia", "sip/2.0\nVia", SipParseError.None, TestName = "Parse_VersionInLowerCase_IsFine")]
    [TestCase("INVITE sip:1000@10.0.0.2 SIP/2.0", "INVITE sip:1000@[::1]:5070;x=y SIP/2.0", SipParseError.None, TestName = "Parse_Ipv6Uri_IsFine")]
    [TestCase("INVITE sip:1000@10.0.0.2 SIP/2.0", "INVITE sip:1000@10.0.0.2:99999 SIP/2.0", SipParseError.RequestUri, TestName = "Parse_PortTooLarge_IsRefused")]
    public void Parse(string part, string replacement, SipParseError error)
    {
        var text = Raw.Invite.Replace("\r\n", "\n");
        Assert.That(text, Does.Contain(part));
        Assert.That(Raw.Parse(text.Replace(part, replacement)).Error, Is.EqualTo(error));
    }

    [Test]
    public void Parse_LineEndsWithoutReturn_AreTaken() =>
        Assert.That(Raw.Parse(System.Text.Encoding.UTF8.GetBytes(Raw.Invite.Replace("\r\n", "\n").Replace("Content-Length: 136\n", ""))).Error, Is.EqualTo(SipParseError.None));

    [Test]
    public void Parse_TooManyHeaders_IsRefusedAndAnswerable()
    {
        var many = string.Concat(Enumerable.Range(0, SipParser.MaxHeaders).Select(i => $"X-{i}: y\n"));
        var message = Raw.Parse(Raw.Invite.Replace("\r\n", "\n").Replace("User-Agent: softphone 1.0\n", many));
        Assert.That(message.Error, Is.EqualTo(SipParseError.TooManyHeaders));
        Assert.That(message.HasVia, Is.True);
    }

    [Test]
    public void Parse_CutAtEveryByte_NeverThrowsAndNeverPassesAsWhole()
    {
        var bytes = Raw.Bytes(Raw.Invite);
        for (var length = 0; length < bytes.Length; length++)
        {
            Assert.That(Raw.Parse(bytes[..length]).Error, Is.Not.EqualTo(SipParseError.None), $"cut at {length}");
        }
    }

    [Test]
    public void Pool_ReleasedMessage_IsUsedAgainUnlessKept()
    {
        var pool = new SipMessagePool();
        var bytes = Raw.Bytes(Raw.Invite);
        var first = pool.Parse(bytes);
        pool.Release(first);
        var second = pool.Parse(bytes);
        Assert.That(second, Is.SameAs(first));
        second.Retain();
        pool.Release(second);
        Assert.That(pool.Parse(bytes), Is.Not.SameAs(second));
        Assert.That(Raw.Text(second.CallId), Is.EqualTo("a84b4c76e66710@pc33.example.com"));
    }

    [Test]
    public void Pool_ParseAndRelease_AllocatesNothing()
    {
        var pool = new SipMessagePool();
        var bytes = Raw.Bytes(Raw.Invite);
        Cycle(pool, bytes, 100);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Cycle(pool, bytes, 1000);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(2000), "1,000 messages");
    }

    private static void Cycle(SipMessagePool pool, byte[] bytes, int times)
    {
        for (var i = 0; i < times; i++)
        {
            pool.Release(pool.Parse(bytes));
        }
    }
}
