using System.Net;
using System.Text;
using CallCenter.MediaStack.Codecs;
using CallCenter.MediaStack.Sdp;

namespace CallCenter.MediaStack.Tests.Sdp;

public sealed class SdpParserTests
{
    private const string Valid = """
        v=0
        o=alice 2890844526 2890844527 IN IP4 host.atlanta.example.com
        s=A call
        i=ignored
        c=IN IP4 192.0.2.1
        b=AS:64
        t=0 0
        a=sendonly
        m=audio 49170/2 RTP/AVP 0 97 101
        c=IN IP6 2001:db8::1
        a=rtpmap:97 PCMA/8000/1
        a=rtpmap:101 Telephone-Event/8000
        a=maxptime: 10
        a=rtcp:53020 IN IP4 192.0.2.9
        m=video 0 RTP/AVP 31

        """;

    private static SessionDescription Parse(string text)
    {
        Assert.That(SdpParser.TryParse(Encoding.UTF8.GetBytes(text), out var session, out var error), Is.True, error.ToString());
        return session!;
    }

    [TestCase("\n")]
    [TestCase("\r\n")]
    public void TryParse_WholeDescription_FindsAllParts(string lineEnd)
    {
        var session = Parse(Valid.ReplaceLineEndings(lineEnd));

        Assert.That(session.Origin, Is.EqualTo(new SdpOrigin("alice", 2890844526, 2890844527, "host.atlanta.example.com")));
        Assert.That(session.SessionName, Is.EqualTo("A call"));
        Assert.That(session.Connection!.Address, Is.EqualTo(IPAddress.Parse("192.0.2.1")));
        Assert.That(session.Media, Has.Count.EqualTo(2));
        var audio = session.Media[0];
        Assert.That((audio.Kind, audio.Port, audio.Protocol), Is.EqualTo(("audio", 49170, "RTP/AVP")));
        Assert.That(audio.PayloadTypes, Is.EqualTo([0, 97, 101]));
        Assert.That(audio.PayloadTypeOf(AudioFormat.Pcma), Is.EqualTo(97));
        Assert.That(audio.PayloadTypeOf(AudioFormat.Pcmu), Is.Zero);
        Assert.That(audio.EventsFor(8000), Is.EqualTo(new EventFormat(101, 8000)));
        Assert.That(audio.MaxPacketMilliseconds, Is.EqualTo(10));
        Assert.That(session.DirectionOf(audio), Is.EqualTo(MediaDirection.SendOnly));
        Assert.That(session.ConnectionOf(audio)!.Address, Is.EqualTo(IPAddress.Parse("2001:db8::1")));
        Assert.That(session.ConnectionOf(session.Media[1]), Is.SameAs(session.Connection));
    }

    [TestCase("", SdpError.Empty)]
    [TestCase("\r\n\r\n", SdpError.Empty)]
    [TestCase("v=1\r\n", SdpError.BadVersion)]
    [TestCase("o=- 1 1 IN IP4 h\r\nv=0\r\n", SdpError.BadVersion)]
    [TestCase("v=0\r\ns=-\r\n", SdpError.BadOrigin)]
    [TestCase("v=0\r\no=- 1 1 IN IP4\r\n", SdpError.BadOrigin)]
    [TestCase("v=0\r\nhello\r\n", SdpError.BadLine)]
    [TestCase("v=0\r\nx\r\n", SdpError.BadLine)]
    [TestCase("v=0\r\no=- 1 1 IN IP4 h\r\nc=IN IPX abc\r\n", SdpError.BadConnection)]
    [TestCase("v=0\r\no=- 1 1 IN IP4 h\r\nm=audio 65536 RTP/AVP 0\r\n", SdpError.BadMedia)]
    [TestCase("v=0\r\no=- 1 1 IN IP4 h\r\nm=audio -1 RTP/AVP 0\r\n", SdpError.BadMedia)]
    [TestCase("v=0\r\no=- 1 1 IN IP4 h\r\nm=audio 4000 RTP/AVP\r\n", SdpError.BadMedia)]
    public void TryParse_BrokenText_NamesTheError(string text, SdpError expected)
    {
        Assert.That(SdpParser.TryParse(Encoding.UTF8.GetBytes(text), out var session, out var error), Is.False);
        Assert.That(session, Is.Null);
        Assert.That(error, Is.EqualTo(expected));
    }

    [Test]
    public void TryParse_PastALimit_IsRefused()
    {
        const string Head = "v=0\r\no=- 1 1 IN IP4 h\r\n";
        Assert.That(Error(new string('v', SdpParser.MaxLength + 1)), Is.EqualTo(SdpError.TooLong));
        Assert.That(Error(Head + Repeat("m=audio 1 RTP/AVP 0\r\n", SdpParser.MaxMedia + 1)), Is.EqualTo(SdpError.TooManyLines));
        Assert.That(Error(Head + Repeat("a=x\r\n", SdpParser.MaxAttributes + 1)), Is.EqualTo(SdpError.TooManyLines));
        Assert.That(Error(Head + "m=audio 1 RTP/AVP" + Repeat(" 0", SdpParser.MaxFormats + 1)), Is.EqualTo(SdpError.BadMedia));

        static SdpError Error(string text) => SdpParser.TryParse(Encoding.UTF8.GetBytes(text), out _, out var error) ? SdpError.None : error;
        static string Repeat(string line, int n) => string.Concat(Enumerable.Repeat(line, n));
    }

    [Test]
    public void TryParse_VersionBeyond64Bits_IsNoReasonToRefuse() =>
        Assert.That(Parse("v=0\no=- 99999999999999999999999 1 IN IP4 h\n").Origin.SessionId, Is.Zero);

    [Test]
    public void TryParse_EveryPrefixOfAValidBody_NeverThrows()
    {
        var bytes = Encoding.UTF8.GetBytes(Valid);
        for (var n = 0; n <= bytes.Length; n++)
        {
            var length = n;
            Assert.That(() => SdpParser.TryParse(bytes.AsSpan(0, length), out _, out _), Throws.Nothing);
        }
    }

    [Test]
    public void Answer_Of200000MutatedOffers_NeverThrows()
    {
        var random = new Random(3264);
        var original = Encoding.UTF8.GetBytes(Valid);
        var local = new LocalAudio(IPAddress.Loopback, 4000);
        var agreed = 0;
        for (var i = 0; i < 200_000; i++)
        {
            var offer = Mutation.Of(original, random);
            agreed += new SdpNegotiator(local).Answer(offer) is SdpOutcome.Agreed ? 1 : 0;
        }

        Assert.That(agreed, Is.InRange(1000, 199_000), "mutations that neither break all nor nothing");
    }

    [Test]
    public void ToArray_OfAParsedBody_ParsesToTheSame()
    {
        var session = Parse(Valid);
        var again = Parse(Encoding.UTF8.GetString(session.ToArray()));

        Assert.That(again.Origin, Is.EqualTo(session.Origin));
        Assert.That(again.Attributes, Is.EqualTo(session.Attributes));
        Assert.That(again.Media[0].Attributes, Is.EqualTo(session.Media[0].Attributes));
        Assert.That(again.Media[0].Formats, Is.EqualTo(session.Media[0].Formats));
        Assert.That(again.Media[0].Connection!.Host, Is.EqualTo("2001:db8::1"));
    }

    [Test]
    public void TryWrite_BufferTooSmall_SaysSo()
    {
        var session = Parse(Valid);
        var size = session.ToArray().Length;
        Assert.That(SdpWriter.TryWrite(session, new byte[size], out var written), Is.True);
        Assert.That(written, Is.EqualTo(size));
        for (var n = 0; n < size; n++)
        {
            Assert.That(SdpWriter.TryWrite(session, new byte[n], out _), Is.False);
        }
    }
}
