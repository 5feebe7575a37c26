using System.Net;
using System.Text;
using CallCenter.MediaStack.Codecs;
using CallCenter.MediaStack.Sdp;

namespace CallCenter.MediaStack.Tests.Sdp;

/// <summary>Dynamic payload types and clocks beside the static ones.</summary>
public sealed class WideOfferTests
{
    private static readonly LocalAudio Local = new(IPAddress.Parse("192.0.2.7"), 16400)
    {
        Formats = [AudioFormat.Opus, AudioFormat.G722, AudioFormat.Pcma, AudioFormat.Pcmu],
    };

    private const string Browser = "m=audio 4000 RTP/AVP 111 9 0 8 110 126\na=rtpmap:111 opus/48000/2\na=fmtp:111 minptime=10;useinbandfec=1\n"
        + "a=rtpmap:110 telephone-event/48000\na=rtpmap:126 telephone-event/8000\n";

    private static byte[] Body(string media) => Encoding.ASCII.GetBytes($"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\n{media}");

    private static SdpOutcome.Agreed Agreed(SdpOutcome outcome) => (SdpOutcome.Agreed)outcome;

    private static string Text(byte[] body) => Encoding.ASCII.GetString(body);

    [Test]
    public void Offer_HasOneEventFormatForEachClock()
    {
        var offer = Text(new SdpNegotiator(Local).Offer());

        Assert.That(offer, Does.Contain("m=audio 16400 RTP/AVP 96 9 8 0 102 101\r\n"));
        Assert.That(offer, Does.Contain("a=rtpmap:96 opus/48000/2\r\na=fmtp:96 maxplaybackrate=16000;sprop-maxcapturerate=16000;useinbandfec=1\r\n"));
        Assert.That(offer, Does.Contain("a=rtpmap:9 G722/8000\r\n").And.Contain("a=rtpmap:102 telephone-event/48000\r\n").And.Contain("a=rtpmap:101 telephone-event/8000\r\n"));
    }

    [Test]
    public void Offer_LikeAnotherLeg_HasItsFormatFirst() =>
        Assert.That(Text(new SdpNegotiator(Local).Offer(like: AudioFormat.Pcmu)), Does.Contain("m=audio 16400 RTP/AVP 0 96 9 8 102 101\r\n"));

    [Test]
    public void Answer_OfABrowser_TakesOpusUnderItsNumber_WithEventsOfItsClock_AndKeepsBothInAnOffer()
    {
        var negotiator = new SdpNegotiator(Local);
        var audio = Agreed(negotiator.Answer(Body(Browser))).Audio;

        Assert.That((audio.Format, audio.PayloadType, audio.EventPayloadType, audio.EventClockRate), Is.EqualTo((AudioFormat.Opus, 111, 110, 48000)));
        Assert.That(Text(negotiator.Offer()), Does.Contain("m=audio 16400 RTP/AVP 111 9 8 0 110 101\r\n"));
    }

    [Test]
    public void Answer_ByOurOrder_TakesOurFirst()
    {
        var local = Local with { Formats = [AudioFormat.Pcma, AudioFormat.Opus], OwnOrder = true };

        Assert.That(Agreed(new SdpNegotiator(local).Answer(Body(Browser))).Audio.Format, Is.EqualTo(AudioFormat.Pcma));
        Assert.That(Agreed(new SdpNegotiator(local with { OwnOrder = false }).Answer(Body(Browser))).Audio.Format, Is.EqualTo(AudioFormat.Opus));
    }

    [Test]
    public void Accept_UnderOtherNumbers_SendsByTheirsAndReceivesByOurs()
    {
        var negotiator = new SdpNegotiator(Local);
        negotiator.Offer();
        var audio = Agreed(negotiator.Accept(Body("m=audio 4000 RTP/AVP 120 121\na=rtpmap:120 opus/48000/2\na=rtpmap:121 telephone-event/48000\n"))).Audio;

        Assert.That((audio.PayloadType, audio.ReceivedPayloadType, audio.EventPayloadType, audio.ReceivedEventPayloadType), Is.EqualTo((120, 96, (int?)121, (int?)102)));
    }

    [Test]
    public void Answer_OfNothingWeSpeak_SaysThatNoFormatIsCommon() =>
        Assert.That(new SdpNegotiator(Local).Answer(Body("m=audio 4000 RTP/AVP 18 4\na=rtpmap:18 G729/8000\n")), Is.EqualTo(new SdpOutcome.Refused(SdpRefusal.NoCommonFormat)));
}
