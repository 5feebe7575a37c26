using System.Net;
using System.Text;
using CallCenter.MediaStack.Codecs;
using CallCenter.MediaStack.Sdp;

namespace CallCenter.MediaStack.Tests.Sdp;

public sealed class SdpNegotiatorTests
{
    private static readonly LocalAudio Local = new(IPAddress.Parse("198.51.100.7"), 16400) { SessionId = 42 };

    private static byte[] Body(params string[] lines) =>
        Encoding.UTF8.GetBytes("v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\n" + string.Join("\r\n", lines) + "\r\n");

    private static SdpOutcome.Agreed Agreed(SdpOutcome outcome)
    {
        Assert.That(outcome, Is.InstanceOf<SdpOutcome.Agreed>(), outcome.ToString());
        return (SdpOutcome.Agreed)outcome;
    }

    private static SessionDescription Parse(byte[] body)
    {
        Assert.That(SdpParser.TryParse(body, out var session, out var error), Is.True, error.ToString());
        return session!;
    }

    private static string Text(byte[] body) => Encoding.UTF8.GetString(body);

    [TestCase("8 0", "PCMA", 8)]
    [TestCase("0 8", "PCMU", 0)]
    [TestCase("18 9 0", "PCMU", 0)]
    public void Answer_SeveralFormats_TakesTheOfferersFirst(string formats, string name, int type)
    {
        var agreed = Agreed(new SdpNegotiator(Local).Answer(Body($"m=audio 4000 RTP/AVP {formats}")));

        Assert.That(agreed.Audio.Format.Name, Is.EqualTo(name));
        Assert.That(agreed.Audio.PayloadType, Is.EqualTo(type));
        Assert.That(agreed.Audio.RemoteRtp, Is.EqualTo(new IPEndPoint(IPAddress.Parse("192.0.2.1"), 4000)));
        Assert.That(agreed.Audio.RemoteRtcp, Is.EqualTo(new IPEndPoint(IPAddress.Parse("192.0.2.1"), 4001)));
        Assert.That(agreed.Audio.EventPayloadType, Is.Null);
        Assert.That(Text(agreed.LocalDescription), Does.Contain($"m=audio 16400 RTP/AVP {type}\r\na=rtpmap:{type} {name}/8000\r\n"));
    }

    [Test]
    public void Answer_DynamicPayloadTypeForPcma_KeepsTheOfferersNumber()
    {
        var agreed = Agreed(new SdpNegotiator(Local).Answer(Body("m=audio 4000 RTP/AVP 97", "a=rtpmap:97 pcma/8000")));

        Assert.That(agreed.Audio.PayloadType, Is.EqualTo(97));
        Assert.That(agreed.Audio.Format, Is.EqualTo(AudioFormat.Pcma));
    }

    [TestCase(96)]
    [TestCase(98)]
    [TestCase(101)]
    [TestCase(126)]
    public void Answer_EventsUnderAnyType_UsesThatType(int type)
    {
        var offer = Body($"m=audio 4000 RTP/AVP 0 {type}", $"a=rtpmap:{type} telephone-event/8000", $"a=fmtp:{type} 0-16");
        var agreed = Agreed(new SdpNegotiator(Local).Answer(offer));

        Assert.That(agreed.Audio.EventPayloadType, Is.EqualTo(type));
        Assert.That(agreed.Audio.ReceivedEventPayloadType, Is.EqualTo(type));
        Assert.That(Text(agreed.LocalDescription), Does.Contain($"a=rtpmap:{type} telephone-event/8000\r\na=fmtp:{type} 0-15\r\n"));
    }

    [Test]
    public void Answer_EventsAtTwoClockRates_TakesTheVoicesOne()
    {
        var offer = Body("m=audio 4000 RTP/AVP 96 0 101 98", "a=rtpmap:96 opus/48000/2", "a=rtpmap:101 telephone-event/48000",
            "a=rtpmap:98 telephone-event/8000");

        Assert.That(Agreed(new SdpNegotiator(Local).Answer(offer)).Audio.EventPayloadType, Is.EqualTo(98));
    }

    [Test]
    public void Answer_SeveralMediaLines_RejectsAllButOneAudioInPlace()
    {
        var offer = Body("m=video 5000 RTP/AVP 31", "m=audio 4000 UDP/TLS/RTP/SAVPF 0", "m=audio 4002 RTP/AVP 0", "m=audio 4004 RTP/AVP 8",
            "m=application 6000 UDP/DTLS/SCTP webrtc-datachannel");
        var answer = Parse(Agreed(new SdpNegotiator(Local).Answer(offer)).LocalDescription);

        Assert.That(answer.Media.Select(m => (m.Kind, m.Port, m.Protocol)), Is.EqualTo(new[]
        {
            ("video", 0, "RTP/AVP"), ("audio", 0, "UDP/TLS/RTP/SAVPF"), ("audio", 16400, "RTP/AVP"), ("audio", 0, "RTP/AVP"),
            ("application", 0, "UDP/DTLS/SCTP"),
        }));
    }

    [TestCase("sendrecv", MediaDirection.SendReceive, "sendrecv", false)]
    [TestCase("sendonly", MediaDirection.ReceiveOnly, "recvonly", true)]
    [TestCase("recvonly", MediaDirection.SendOnly, "sendonly", false)]
    [TestCase("inactive", MediaDirection.Inactive, "inactive", true)]
    public void Answer_OfferedDirection_IsTurnedRound(string offered, MediaDirection ours, string answered, bool held)
    {
        var agreed = Agreed(new SdpNegotiator(Local).Answer(Body("m=audio 4000 RTP/AVP 0", $"a={offered}")));

        Assert.That(agreed.Audio.Direction, Is.EqualTo(ours));
        Assert.That(agreed.Audio.HeldByPeer, Is.EqualTo(held));
        Assert.That(Text(agreed.LocalDescription), Does.Contain($"a={answered}\r\n"));
    }

    [Test]
    public void Answer_WishNarrowerThanTheOffer_NarrowsTheAnswer() =>
        Assert.That(Agreed(new SdpNegotiator(Local).Answer(Body("m=audio 4000 RTP/AVP 0"), MediaDirection.SendOnly)).Audio.Direction,
            Is.EqualTo(MediaDirection.SendOnly));

    [TestCase("0.0.0.0")]
    public void Answer_UnspecifiedAddress_IsHold(string address)
    {
        var agreed = Agreed(new SdpNegotiator(Local).Answer(Body("m=audio 4000 RTP/AVP 0", $"c=IN IP4 {address}")));

        Assert.That(agreed.Audio.Direction, Is.EqualTo(MediaDirection.ReceiveOnly));
        Assert.That(agreed.Audio.RemoteRtp, Is.Null);
    }

    [Test]
    public void Answer_HostName_LeavesTheTargetToLatching() =>
        Assert.That(Agreed(new SdpNegotiator(Local).Answer(Body("m=audio 4000 RTP/AVP 0", "c=IN IP4 phone.example.com"))).Audio.RemoteRtp, Is.Null);

    [TestCase("4000", "IN IP4 239.1.2.3/127")]
    [TestCase("4000", "IN IP4 255.255.255.255")]
    [TestCase("4000", "IN IP4 250.1.1.1")]
    [TestCase("4000", "IN IP4 0.1.2.3")]
    [TestCase("4000", "IN IP6 ff02::1")]
    [TestCase("4000", "IN IP6 2001:db8::1")]
    [TestCase("4000", "IN IP4 127.0.0.1")]
    [TestCase("4000", "IN IP6 ::ffff:127.0.0.1")]
    [TestCase("53", "IN IP4 192.0.2.1")]
    [TestCase("1023", "IN IP4 192.0.2.1")]
    [TestCase("5060", "IN IP4 198.51.100.7")]
    public void Answer_AddressThatNoPacketShallGoTo_IsRefused(string port, string connection)
    {
        var own = new IPEndPoint(IPAddress.Parse("198.51.100.7"), 5060);
        var local = Local with { Targets = new MediaTargets { Loopback = false, IPv6 = false, IsOurs = own.Equals } };
        var offer = Body($"m=audio {port} RTP/AVP 0", $"c={connection}");

        Assert.That(new SdpNegotiator(local).Answer(offer), Is.EqualTo(new SdpOutcome.Refused(SdpRefusal.ForbiddenTarget)));
        var negotiator = new SdpNegotiator(local);
        negotiator.Offer();
        Assert.That(negotiator.Accept(offer), Is.EqualTo(new SdpOutcome.Refused(SdpRefusal.ForbiddenTarget)));
    }

    [Test]
    public void Answer_PayloadTypeMappedTwice_TakesTheMappingThatFits()
    {
        var offer = Body("m=audio 4000 RTP/AVP 8 101 101", "a=rtpmap:8 PCMA/8000", "a=rtpmap:101 telephone-event/16000",
            "a=rtpmap:101 telephone-event/8000");
        var agreed = Agreed(new SdpNegotiator(Local).Answer(offer));

        Assert.That((agreed.Audio.EventPayloadType, agreed.Audio.EventClockRate), Is.EqualTo((101, 8000)));
        Assert.That(Text(agreed.LocalDescription), Does.Contain("a=rtpmap:101 telephone-event/8000\r\n").And.Not.Contain("16000"));
    }

    [TestCase(16000)]
    [TestCase(48000)]
    public void Answer_EventsInAnotherClockAlone_AreTakenInIt(int clockRate)
    {
        var agreed = Agreed(new SdpNegotiator(Local).Answer(Body("m=audio 4000 RTP/AVP 8 101", $"a=rtpmap:101 telephone-event/{clockRate}")));

        Assert.That((agreed.Audio.ReceivedEventPayloadType, agreed.Audio.EventClockRate), Is.EqualTo((101, clockRate)));
        Assert.That(Text(agreed.LocalDescription), Does.Contain($"a=rtpmap:101 telephone-event/{clockRate}\r\n"));
    }

    [Test]
    public void Answer_RtcpAttribute_NamesTheRtcpAddress()
    {
        var plain = Agreed(new SdpNegotiator(Local).Answer(Body("m=audio 4000 RTP/AVP 0", "a=rtcp:5500")));
        var full = Agreed(new SdpNegotiator(Local).Answer(Body("m=audio 4000 RTP/AVP 0", "a=rtcp:5500 IN IP4 192.0.2.8")));
        var muxed = Agreed(new SdpNegotiator(Local).Answer(Body("m=audio 4000 RTP/AVP 0", "a=rtcp-mux")));

        Assert.That(plain.Audio.RemoteRtcp!.ToString(), Is.EqualTo("192.0.2.1:5500"));
        Assert.That(full.Audio.RemoteRtcp!.ToString(), Is.EqualTo("192.0.2.8:5500"));
        Assert.That(muxed.Audio.RemoteRtcp!.ToString(), Is.EqualTo("192.0.2.1:4000"));
        Assert.That(Text(muxed.LocalDescription), Does.Contain("a=rtcp-mux\r\n"));
    }

    [Test]
    public void Answer_IPv6Offer_IsUnderstood()
    {
        var agreed = Agreed(new SdpNegotiator(Local with { Address = IPAddress.Parse("2001:db8::7") })
            .Answer(Body("m=audio 4000 RTP/AVP 0", "c=IN IP6 2001:db8::1")));

        Assert.That(agreed.Audio.RemoteRtp!.ToString(), Is.EqualTo("[2001:db8::1]:4000"));
        Assert.That(Text(agreed.LocalDescription), Does.Contain("c=IN IP6 2001:db8::7\r\n"));
    }

    [TestCase("a=rtcp-xr:rcvr-rtt=all:10000 stat-summary=loss voip-metrics", true)]
    [TestCase("a=rtcp-xr:VOIP-METRICS", true)]
    [TestCase("a=rtcp-xr:rcvr-rtt=all:10000", false)]
    [TestCase("a=sendrecv", false)]
    public void Answer_VoiceReportsAreWanted_WeWillSendThemAndWantThemToo(string attribute, bool wanted)
    {
        var agreed = Agreed(new SdpNegotiator(Local).Answer(Body("m=audio 4000 RTP/AVP 0", attribute)));
        Assert.That(agreed.Audio.WantsVoiceReports, Is.EqualTo(wanted));
        Assert.That(Text(agreed.LocalDescription).Contains("a=rtcp-xr:voip-metrics\r\n", StringComparison.Ordinal), Is.EqualTo(wanted));
    }

    [TestCase("m=audio 4000 RTP/AVP 0", "a=maxptime:10", 10)]
    [TestCase("m=audio 4000 RTP/AVP 0", "a=maxptime:60", 20)]
    [TestCase("m=audio 4000 RTP/AVP 0", "a=ptime:30", 30)]
    [TestCase("m=audio 4000 RTP/AVP 0", "a=ptime:60", 60)]
    [TestCase("m=audio 4000 RTP/AVP 0", "a=ptime:25", 20)]
    [TestCase("m=audio 4000 RTP/AVP 0", "a=ptime:200", 20)]
    [TestCase("m=audio 4000 RTP/AVP 0", "a=ptime:60\r\na=maxptime:30", 30)]
    public void Answer_PacketTime_IsThePeersWishWhereItIsSane(string media, string attribute, int milliseconds)
    {
        var agreed = Agreed(new SdpNegotiator(Local).Answer(Body(media, attribute)));
        Assert.That(agreed.Audio.PacketMilliseconds, Is.EqualTo(milliseconds));
        Assert.That(Text(agreed.LocalDescription), Does.Contain($"a=ptime:{milliseconds}\r\n"));
    }

    [TestCase("m=audio 4000 RTP/AVP 18", SdpRefusal.NoCommonFormat)]
    [TestCase("m=audio 4000 RTP/SAVP 0", SdpRefusal.NoAudio)]
    [TestCase("m=audio 0 RTP/AVP 0", SdpRefusal.NoAudio)]
    [TestCase("m=video 4000 RTP/AVP 0", SdpRefusal.NoAudio)]
    [TestCase("m=audio x RTP/AVP 0", SdpRefusal.Malformed)]
    public void Answer_NothingToAgreeOn_IsRefusedAndChangesNothing(string media, SdpRefusal reason)
    {
        var negotiator = new SdpNegotiator(Local);
        var before = Agreed(negotiator.Answer(Body("m=audio 4000 RTP/AVP 0"))).Audio;

        Assert.That(negotiator.Answer(Body(media)), Is.EqualTo(new SdpOutcome.Refused(reason)));
        Assert.That(negotiator.Current, Is.SameAs(before));
    }

    [Test]
    public void Answer_SameOfferAgain_KeepsTheVersion_ChangedOneRaisesIt()
    {
        var negotiator = new SdpNegotiator(Local);
        var first = Agreed(negotiator.Answer(Body("m=audio 4000 RTP/AVP 0"))).LocalDescription;
        var same = Agreed(negotiator.Answer(Body("m=audio 4000 RTP/AVP 0"))).LocalDescription;
        var held = Agreed(negotiator.Answer(Body("m=audio 4000 RTP/AVP 0", "a=sendonly"))).LocalDescription;

        Assert.That(same, Is.EqualTo(first));
        Assert.That(Parse(first).Origin.Version, Is.EqualTo(1));
        Assert.That(Parse(held).Origin.Version, Is.EqualTo(2));
        Assert.That(Parse(held).Origin.SessionId, Is.EqualTo(42));
    }

    [Test]
    public void Offer_Answered_AgreesOnTheAnswerersChoice()
    {
        var negotiator = new SdpNegotiator(Local);
        var offer = Parse(negotiator.Offer());
        Assert.That(offer.Media[0].Formats, Is.EqualTo(["8", "0", "101"]));

        var agreed = Agreed(negotiator.Accept(Body("m=audio 4000 RTP/AVP 0 96", "a=rtpmap:96 telephone-event/8000")));

        Assert.That(agreed.Audio.Format, Is.EqualTo(AudioFormat.Pcmu));
        Assert.That(agreed.Audio.EventPayloadType, Is.EqualTo(96), "to the peer under its number");
        Assert.That(agreed.Audio.ReceivedEventPayloadType, Is.EqualTo(101), "from the peer under ours");
        Assert.That(negotiator.Current, Is.SameAs(agreed.Audio));
    }

    [Test]
    public void Accept_WithoutAnOffer_IsRefused() =>
        Assert.That(new SdpNegotiator(Local).Accept(Body("m=audio 4000 RTP/AVP 0")), Is.EqualTo(new SdpOutcome.Refused(SdpRefusal.NotAnAnswer)));

    [Test]
    public void Offer_AfterAnAnswerToSeveralLines_KeepsThemInPlaceAndTheEventType()
    {
        var negotiator = new SdpNegotiator(Local);
        Agreed(negotiator.Answer(Body("m=video 5000 RTP/AVP 31", "m=audio 4000 RTP/AVP 0 98", "a=rtpmap:98 telephone-event/8000")));

        var offer = Parse(negotiator.Offer(MediaDirection.SendOnly));

        Assert.That(offer.Media.Select(m => (m.Kind, m.Port)), Is.EqualTo(new[] { ("video", 0), ("audio", 16400) }));
        Assert.That(offer.Media[1].Formats, Is.EqualTo(["0", "8", "98"]), "the voice in use first");
        Assert.That(offer.DirectionOf(offer.Media[1]), Is.EqualTo(MediaDirection.SendOnly));
        Assert.That(offer.Origin.Version, Is.EqualTo(2));
    }

    [Test]
    public void Withdraw_AfterARefusedReOffer_LeavesWhatWasAgreed()
    {
        var negotiator = new SdpNegotiator(Local);
        var before = Agreed(negotiator.Answer(Body("m=audio 4000 RTP/AVP 0"))).Audio;
        negotiator.Offer(MediaDirection.Inactive);
        negotiator.Withdraw();

        Assert.That(negotiator.Current, Is.SameAs(before));
        Assert.That(Agreed(negotiator.Accept(Body("m=audio 4000 RTP/AVP 0"))).Audio.Direction, Is.EqualTo(MediaDirection.SendReceive),
            "an answer is to what is in force, as after a session refresh, and not to what was withdrawn");
    }

    [Test]
    public void Accept_AnotherAnswerToWhatIsInForce_IsTaken()
    {
        var negotiator = new SdpNegotiator(Local);
        negotiator.Offer();
        Agreed(negotiator.Accept(Body("m=audio 4000 RTP/AVP 8")));

        var moved = Agreed(negotiator.Accept(Body("m=audio 4002 RTP/AVP 8"))).Audio;

        Assert.That((moved.RemoteRtp!.Port, negotiator.Current), Is.EqualTo((4002, moved)));
    }

    [Test]
    public void Accept_AnswerThatKeepsSeveralFormats_TheFirstIsUsedAndTheOthersMayCome()
    {
        var negotiator = new SdpNegotiator(Local with { Formats = [AudioFormat.Opus, AudioFormat.G722, AudioFormat.Pcmu] });
        negotiator.Offer();

        var audio = Agreed(negotiator.Accept(Body("m=audio 4000 RTP/AVP 9 111 0 101", "a=rtpmap:111 opus/48000/2", "a=rtpmap:101 telephone-event/8000"))).Audio;

        Assert.That((audio.Format, audio.EventPayloadType), Is.EqualTo((AudioFormat.G722, 101)));
        Assert.That(audio.Others.Select(o => (o.Format, o.PayloadType)), Is.EqualTo(new[] { (AudioFormat.Opus, 111), (AudioFormat.Pcmu, 0) }));
        var changed = audio.ChangedTo(0)!;
        Assert.That((changed.Format, changed.Others.Select(o => o.Format)), Is.EqualTo((AudioFormat.Pcmu, new[] { AudioFormat.Opus, AudioFormat.G722 })));
        Assert.That(audio.ChangedTo(18), Is.Null);
    }

    [Test]
    public void Accept_HeldAnswer_StopsOurSending()
    {
        var negotiator = new SdpNegotiator(Local);
        negotiator.Offer();
        Assert.That(Agreed(negotiator.Accept(Body("m=audio 4000 RTP/AVP 8", "a=inactive"))).Audio.Direction, Is.EqualTo(MediaDirection.Inactive));
    }
}
