using System.Text;
using CallCenter.SipStack.Tests.Support;
using CallCenter.SipStack.Transport;

namespace CallCenter.SipStack.Tests.Transport;

[TestFixture]
internal sealed class ContentLengthFramingTests
{
    private static readonly byte[] First = Raw.Bytes(Raw.Invite);

    private static readonly byte[] Second = Raw.Bytes("""
        OPTIONS sip:x@y SIP/2.0
        v: SIP/2.0/TCP h;branch=z9hG4bK1
        l : 0


        """);

    [Test]
    public void Read_TwoMessagesSplitAtEveryByte_AreCutTheSame()
    {
        byte[] stream = [.. First, .. Second, .. First];
        for (var cut = 0; cut <= stream.Length; cut++)
        {
            Same(Messages(stream[..cut], stream[cut..]), [Text(First), Text(Second), Text(First)], cut);
        }
    }

    [Test]
    public void Read_ByteByByte_IsCutTheSame()
    {
        byte[] stream = [.. First, .. Second];
        Assert.That(Messages([.. stream.Select(b => new[] { b })]), Is.EqualTo([Text(First), Text(Second)]));
    }

    [Test]
    public void Read_ManyMessagesInOneGo_AllComeOut() =>
        Assert.That(Messages([.. Enumerable.Repeat(First, 40).SelectMany(b => b)]), Has.Count.EqualTo(40));

    [Test]
    public void Read_TortureMessagesWithLength_SplitAtEveryByte([Values("wsinv", "esc01", "mpart01")] string name)
    {
        var bytes = Raw.Torture(name);
        for (var cut = 0; cut <= bytes.Length; cut++)
        {
            Same(Messages(bytes[..cut], bytes[cut..]), [Text(bytes)], cut);
        }
    }

    [Test]
    public void Read_FoldedHeaders_AreCutByWhatTheySay()
    {
        byte[] folded = [.. "INFO sip:x@y SIP/2.0\r\nSubject: a\r\n Content-Length: 99\r\nContent-Length:\r\n\t 4\r\n\r\nbody"u8];
        Assert.That(Messages([.. folded, .. Second]), Is.EqualTo([Text(folded), Text(Second)]));
    }

    [Test]
    public void Read_EmptyLinePairs_ArePings()
    {
        using var framer = new ContentLengthFraming();
        Put(framer, [.. "\r\n\r\n"u8, .. Second, .. "\r\n"u8, .. Second]);
        Assert.That(framer.Read(out _), Is.EqualTo(Frame.Ping));
        Assert.That(framer.Read(out _), Is.EqualTo(Frame.Message));
        Assert.That(framer.Read(out _), Is.EqualTo(Frame.Message));
        Assert.That(framer.Read(out _), Is.EqualTo(Frame.None));
        Assert.That(framer.IsPartial, Is.False);
    }

    [TestCase("\r\n")]
    [TestCase("\r")]
    public void Read_EmptyLineBehindAMessage_IsNoBeginningOfAnother(string line)
    {
        using var framer = new ContentLengthFraming();
        Put(framer, [.. Second, .. Encoding.ASCII.GetBytes(line)]);
        Assert.That(framer.Read(out _), Is.EqualTo(Frame.Message));
        Assert.That((framer.Read(out _), framer.IsPartial), Is.EqualTo((Frame.None, false)));
    }

    [TestCase("l: -1")]
    [TestCase("l: x")]
    [TestCase("l: 1\nl: 2")]
    [TestCase("l: 70000")]
    public void Read_LengthThatIsNone_BreaksTheStreamButShowsTheHeaders(string length)
    {
        using var framer = new ContentLengthFraming();
        Put(framer, Encoding.ASCII.GetBytes(Text(Second).Replace("l : 0", length.Replace("\n", "\r\n"))));
        Assert.That(framer.Read(out var message), Is.EqualTo(Frame.Broken));
        Assert.That(Raw.Parse(message.ToArray()).HasVia, Is.True);
    }

    [Test]
    public void Read_HeadersWithoutEnd_AreGivenUpAtTheLimit()
    {
        using var framer = new ContentLengthFraming();
        var frame = Frame.None;
        for (var i = 0; i < 100 && frame == Frame.None; i++)
        {
            Put(framer, new byte[1000]);
            frame = framer.Read(out _);
        }

        Assert.That(frame, Is.EqualTo(Frame.Broken));
    }

    private static List<string> Messages(params byte[][] parts)
    {
        using var framer = new ContentLengthFraming();
        var messages = new List<string>();
        foreach (var part in parts)
        {
            Put(framer, part);
            while (framer.Read(out var message) == Frame.Message)
            {
                messages.Add(Encoding.Latin1.GetString(message));
            }
        }

        return framer.IsPartial ? ["a rest is left"] : messages;
    }

    // Thousands of cuts: an assertion each would take longer than the cutting.
    private static void Same(List<string> messages, string[] expected, int cut)
    {
        if (!messages.SequenceEqual(expected))
        {
            Assert.That(messages, Is.EqualTo(expected), $"cut at {cut}");
        }
    }

    private static void Put(ContentLengthFraming framer, byte[] bytes)
    {
        var rest = bytes.AsMemory();
        while (!rest.IsEmpty)
        {
            var room = framer.Room();
            var count = Math.Min(room.Length, rest.Length);
            rest[..count].CopyTo(room);
            framer.Advance(count);
            rest = rest[count..];
        }
    }

    private static string Text(byte[] bytes) => Encoding.Latin1.GetString(bytes);
}
