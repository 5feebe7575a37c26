using CallCenter.SipStack.Messages;
using CallCenter.SipStack.Tests.Support;

namespace CallCenter.SipStack.Tests.Messages;

/// <summary>Where the session description stands in a body (RFC 5621), and what makes the whole unreadable.</summary>
internal sealed class SessionBodyTests
{
    private const string Sdp = "--b\nContent-Type: application/sdp\n\nv=0\n";
    private const string Location = "--b\nContent-Type: application/pidf+xml\nContent-Disposition: render;handling=optional\n\n<x/>\n";
    private const string Isup = "--b\nContent-Type: application/isup\n\n01\n";
    private const string Nested = "--b\nContent-Type: multipart/alternative; boundary=c\n\n--c\nContent-Type: text/plain\n\nhello\n"
        + "--c\nContent-Type: application/sdp\n\nv=0\n--c--\n";

    [TestCase("multipart/mixed;boundary=b", Sdp + "--b--", TestName = "Alone")]
    [TestCase("multipart/mixed;boundary=b", Sdp + Location + "--b--", TestName = "WithAnOptionalPart")]
    [TestCase("multipart/mixed;boundary=b", Location + Sdp + "--b--", TestName = "BehindAnOptionalPart")]
    [TestCase("multipart/mixed;boundary=b", "preamble\n" + Sdp + "--b--\nepilogue\n--b\n", TestName = "PreambleAndEpilogue")]
    [TestCase("Multipart/MIXED; Boundary=\"b\"", Sdp + "--b--", TestName = "QuotedBoundaryAndCase")]
    [TestCase("multipart/mixed;boundary=\"b b:1\"", "--b b:1\nContent-Type: application/sdp\n\nv=0\n--b b:1--", TestName = "BoundaryWithBlanks")]
    [TestCase("multipart/mixed;boundary=b", "--b  \nContent-Type: application/sdp\n\nv=0\n--b-- \n", TestName = "BlanksBehindTheDelimiter")]
    [TestCase("multipart/mixed;boundary=b", "--bc\n" + Sdp + "--b--", TestName = "LongerDelimiterIsNone")]
    [TestCase("multipart/mixed;boundary=b", "--b\nContent-Type: application/sdp\n\nv=0", TestName = "NeverClosed")]
    [TestCase("multipart/mixed;boundary=b", "--b\nc: application/sdp\n\nv=0\n--b--", TestName = "CompactName")]
    [TestCase("multipart/mixed;boundary=b", "--b\nContent-Type: application/sdp\nContent-Disposition: session;\n handling=required\n\nv=0\n--b--",
        TestName = "FoldedHeader")]
    [TestCase("multipart/mixed;boundary=b", Nested + Location + "--b--", TestName = "Nested")]
    [TestCase("multipart/mixed;boundary=b", Sdp + "--b\nContent-Type: application/pidf+xml\nContent-Disposition: by-reference\n\n<x/>\n--b--",
        TestName = "OnlyReferredTo")]
    [TestCase("multipart/mixed;boundary=b", Sdp + "--b\nContent-Type: application/pidf+xml\nContent-ID: <target123@atlanta.example.com>\n\n<x/>\n--b--",
        TestName = "LocationOfRfc6442")]
    [TestCase("multipart/mixed;boundary=\"a;b\"", "--a;b\nContent-Type: application/sdp\n\nv=0\n--a;b--", TestName = "BoundaryWithASemicolon")]
    [TestCase("multipart/mixed ; charset=utf-8 ; boundary = b", Sdp + "--b--", TestName = "BlanksAroundTheBoundary")]
    [TestCase("multipart/related;type=\"application/sdp\";start=\"<s@x>\";boundary=b",
        "--b\nContent-Type: application/x\nContent-ID: <l@x>\n\n1\n--b\nContent-ID: <s@x>\nContent-Type: application/sdp\n\nv=0\n--b--", TestName = "RelatedWithItsStartBehind")]
    [TestCase("multipart/alternative;boundary=b", Sdp + Isup + "--b--", TestName = "AlternativeThatIsUnderstood")]
    [TestCase("multipart/alternative;boundary=b", "--b\nContent-Type: application/sdp\n\nv=9\n" + Sdp + "--b--", TestName = "BestAlternativeIsTheLast")]
    [TestCase("multipart/mixed;boundary=b", Sdp + "--b\nContent-Type: application/sdp\n\nv=9\n--b--", TestName = "FirstOfTwo")]
    [TestCase("multipart/related;boundary=b", Sdp + Isup + "--b--", TestName = "RelatedParts")]
    [TestCase("multipart/mixed;boundary=b",
        "--b\nContent-Type: application/sdp\nContent-Disposition: early-session;handling=optional\n\nv=9\n" + Sdp + "--b--", TestName = "NotForEarlyMedia")]
    [TestCase("application/sdp;charset=utf-8", "v=0", TestName = "NoMultipart")]
    public void Description_IsFound(string type, string body)
    {
        foreach (var lineEnd in new[] { "\r\n", "\n" })
        {
            var message = Message(type, body.Replace("\n", lineEnd));
            Assert.That(SessionBody.Find(message, out var found), Is.EqualTo(200));
            Assert.That(Raw.Text(found), Is.EqualTo("v=0"), lineEnd == "\n" ? "LF alone" : "CRLF");
        }
    }

    [TestCase("application/isup;version=itu", "Content-Disposition: signal;handling=optional", "01", TestName = "OptionalBodyOfAnotherKind")]
    [TestCase("multipart/mixed;boundary=b", "", Location + "--b--", TestName = "OptionalPartsAlone")]
    [TestCase("multipart/mixed;boundary=b", "Content-Disposition: render;handling=optional", Isup + "--b--", TestName = "OptionalMultipart")]
    public void OptionalBody_IsAsGoodAsNone(string type, string more, string body)
    {
        Assert.That(SessionBody.Find(Message(type, body, more), out var found), Is.EqualTo(200));
        Assert.That(found.IsEmpty, Is.True);
    }

    [TestCase("multipart/mixed;boundary=b", "", Sdp + Isup + "--b--", 415, TestName = "UnknownPartThatIsRequired")]
    [TestCase("multipart/mixed;boundary=b", "", Sdp + "--b\nContent-Type: application/x\nContent-ID: <a@b>\nContent-Disposition: render\n\n1\n--b--", 415,
        TestName = "RequiredThoughItHasAnId")]
    [TestCase("multipart/mixed;boundary=b", "", Sdp + "--b\nContent-Type: application/x\nContent-Disposition: render;handling=required\n\n1\n--b--", 415,
        TestName = "SaidToBeRequired")]
    [TestCase("multipart/alternative;boundary=b", "", Isup + "--b--", 415, TestName = "NoAlternativeIsUnderstood")]
    [TestCase("multipart/mixed;boundary=b", "Content-Encoding: gzip", Sdp + "--b--", 415, TestName = "EncodedMultipart")]
    [TestCase("multipart/mixed;boundary=b", "", "--b\nContent-Type: application/sdp\nContent-Encoding: gzip\n\nv=0\n--b--", 415, TestName = "EncodedPart")]
    [TestCase("multipart/mixed;boundary=b", "", "--b\nContent-Type: application/sdp\nContent-Transfer-Encoding: base64\n\ndj0w\n--b--", 415,
        TestName = "TransferEncodedPart")]
    [TestCase("application/sdp", "Content-Encoding: gzip", "v=0", 415, TestName = "EncodedDescription")]
    [TestCase("text/plain", "", "v=0", 415, TestName = "AnotherKind")]
    [TestCase("multipart/mixed", "", Sdp + "--b--", 400, TestName = "NoBoundary")]
    [TestCase("multipart/mixed;boundary=\"\"", "", Sdp + "--b--", 400, TestName = "EmptyBoundary")]
    [TestCase("multipart/mixed;boundary=z", "", Sdp + "--b--", 400, TestName = "NoParts")]
    public void Body_ThatCannotBeRead(string type, string more, string body, int status) =>
        Assert.That(SessionBody.Find(Message(type, body, more), out _), Is.EqualTo(status));

    [Test]
    public void Nesting_HasABottom()
    {
        var body = "--b\nContent-Type: application/sdp\n\nv=0\n--b--";
        for (var i = 0; i < 50; i++)
        {
            body = $"--b\nContent-Type: multipart/mixed;boundary=b\n\n{body}";
        }

        Assert.That(SessionBody.Find(Message("multipart/mixed;boundary=b", body), out _), Is.Not.EqualTo(200));
    }

    private static SipMessage Message(string type, string body, string more = "")
    {
        var headers = "INVITE sip:1@10.0.0.2 SIP/2.0\nVia: SIP/2.0/UDP 10.0.0.1;branch=z9hG4bK1\nFrom: <sip:a@10.0.0.1>;tag=1\nTo: <sip:1@10.0.0.2>\n"
            + $"Call-ID: 1\nCSeq: 1 INVITE\nMax-Forwards: 70\nContact: <sip:a@10.0.0.1>\nContent-Type: {type}\n{(more.Length > 0 ? more + "\n" : "")}"
            + $"Content-Length: {body.Length}\n\n";
        return Raw.Parse([.. Raw.Bytes(headers), .. System.Text.Encoding.UTF8.GetBytes(body)]);
    }
}
