using System.Net;
using System.Text;
using CallCenter.MediaStack.Codecs;
using CallCenter.MediaStack.Dtls;
using CallCenter.MediaStack.Ice;
using CallCenter.MediaStack.Sdp;

namespace CallCenter.MediaStack.Tests.Sdp;

/// <summary>DTLS in SDP (RFC 5763), and the offers of browsers (RFC 8839, RFC 9143).</summary>
public sealed class DtlsDescriptionTests
{
    private const string Theirs = "sha-256 49:66:12:17:0D:1C:91:AE:57:4C:C6:36:DD:D5:97:D2:7D:62:C9:9A:7F:B9:A3:F4:70:03:E7:43:91:73:23:5E";
    private static readonly CertificateFingerprint Ours = CertificateFingerprint.Of([1, 2, 3]);

    private static LocalAudio Local(EncryptionPolicy policy = EncryptionPolicy.Optional, KeyExchange offers = KeyExchange.Sdes) =>
        new(IPAddress.Loopback, 16400) { Security = new LocalSecurity { Policy = policy, Offers = offers, Fingerprint = new(Ours) } };

    private static byte[] Body(string profile, params string[] lines) => Encoding.UTF8.GetBytes(
        $"v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\nm=audio 4000 {profile} 0\r\n{string.Join("\r\n", lines)}\r\n");

    private static SdpOutcome.Agreed Agreed(SdpOutcome outcome)
    {
        Assert.That(outcome, Is.InstanceOf<SdpOutcome.Agreed>(), outcome.ToString());
        return (SdpOutcome.Agreed)outcome;
    }

    private static SessionDescription Parse(byte[] body)
    {
        Assert.That(SdpParser.TryParse(body, out var session, out _), Is.True);
        return session!;
    }

    [TestCase("actpass", "passive", false)]
    [TestCase("active", "passive", false)]
    [TestCase("passive", "active", true)]
    public void Answer_TakesTheOtherRole(string setup, string answer, bool weConnect)
    {
        var agreed = Agreed(new SdpNegotiator(Local()).Answer(Body("UDP/TLS/RTP/SAVP", $"a=fingerprint:{Theirs}", $"a=setup:{setup}")));

        Assert.That(agreed.Audio.Security, Is.EqualTo(new MediaSecurity.Dtls(Fingerprint(Theirs), weConnect)));
        var ours = Parse(agreed.LocalDescription).Media[0];
        Assert.That((ours.Attributes.Value("setup"), ours.Attributes.Value("fingerprint")), Is.EqualTo((answer, Ours.ToString())));
    }

    [Test]
    public void Answer_ReofferOfAHandshakeThatIsOurs_KeepsTheRole()
    {
        var negotiator = new SdpNegotiator(Local());
        negotiator.Answer(Body("UDP/TLS/RTP/SAVP", $"a=fingerprint:{Theirs}", "a=setup:passive"));
        var again = Agreed(negotiator.Answer(Body("UDP/TLS/RTP/SAVP", $"a=fingerprint:{Theirs}", "a=setup:actpass", "a=sendonly")));

        Assert.That(again.Audio.Security, Is.EqualTo(new MediaSecurity.Dtls(Fingerprint(Theirs), WeConnect: true)));
        Assert.That(Parse(again.LocalDescription).Media[0].Attributes.Value("setup"), Is.EqualTo("active"));
    }

    [TestCase("a=setup:holdconn")]
    [TestCase("a=fingerprint:sha-1 4A:AD:B9:B1:3F:82:18:3B:54:02:12:DF:3E:5D:49:6B:19:E5:7C:AB")]
    public void Answer_WhatProvesNothing_IsRefused(string line) =>
        Assert.That(new SdpNegotiator(Local()).Answer(Body("UDP/TLS/RTP/SAVP", line, line.Contains("setup") ? $"a=fingerprint:{Theirs}" : "a=setup:actpass")),
            Is.EqualTo(new SdpOutcome.Refused(SdpRefusal.NotProtected)));

    [TestCase("active", false)]
    [TestCase("passive", true)]
    public void Offer_OfAHandshake_TheAnswererChoosesTheRole(string setup, bool weConnect)
    {
        var negotiator = new SdpNegotiator(Local(EncryptionPolicy.Required, KeyExchange.Dtls));
        var offer = Parse(negotiator.Offer()).Media[0];
        Assert.That((offer.Protocol, offer.Attributes.Value("setup")), Is.EqualTo(("UDP/TLS/RTP/SAVP", "actpass")));

        var agreed = Agreed(negotiator.Accept(Body("UDP/TLS/RTP/SAVP", $"a=fingerprint:{Theirs}", $"a=setup:{setup}")));
        Assert.That(agreed.Audio.Security, Is.EqualTo(new MediaSecurity.Dtls(Fingerprint(Theirs), weConnect)));
    }

    [Test]
    public void Answer_ToABrowser_IsOneLiteBundledSection()
    {
        var ice = new IceAgent([IPAddress.Parse("192.0.2.9")], 16400);
        var local = new LocalAudio(IPAddress.Parse("192.0.2.9"), 16400)
        {
            Security = new LocalSecurity { Policy = EncryptionPolicy.Required, Fingerprint = new(Ours), Ice = ice },
        };
        var negotiator = new SdpNegotiator(local);
        var agreed = Agreed(negotiator.Answer(BrowserOffer("abcd")));

        Assert.That(agreed.Audio.RemoteRtp, Is.EqualTo(IceAgent.Path));
        Assert.That((agreed.Audio.Format, agreed.Audio.EventPayloadType, agreed.Audio.RtcpMux, agreed.Audio.Direction),
            Is.EqualTo((AudioFormat.Pcmu, 126, true, MediaDirection.SendReceive)));
        var answer = Parse(agreed.LocalDescription);
        var audio = answer.Media[0];
        Assert.That(answer.Attributes, Is.EqualTo(new[] { new SdpAttribute("ice-lite"), new SdpAttribute("group", "BUNDLE a0") }));
        Assert.That((audio.Protocol, audio.Mid, audio.Attributes.Value("setup"), audio.Attributes.Has("rtcp-mux")),
            Is.EqualTo(("UDP/TLS/RTP/SAVPF", "a0", "passive", true)));
        Assert.That(audio.Attributes.Value("candidate"), Is.EqualTo("1 1 UDP 2130706431 192.0.2.9 16400 typ host"));
        Assert.That(audio.Attributes.Value("ice-ufrag"), Is.EqualTo(ice.Credentials.Ufrag));
        Assert.That(audio.Attributes.Select(a => a.Name), Has.None.EqualTo("extmap").And.None.EqualTo("rtcp-fb"));
        Assert.That(answer.Media[1].Port, Is.Zero, "video is not wanted");
        Assert.That(audio.Formats, Is.EqualTo(["0", "126"]));

        Assert.That(Parse(Agreed(negotiator.Answer(BrowserOffer("abcd"))).LocalDescription).Media[0].Attributes.Value("ice-pwd"), Is.EqualTo(audio.Attributes.Value("ice-pwd")));
        Assert.That(Parse(Agreed(negotiator.Answer(BrowserOffer("efgh"))).LocalDescription).Media[0].Attributes.Value("ice-pwd"),
            Is.Not.EqualTo(audio.Attributes.Value("ice-pwd")), "ICE was restarted");
    }

    [Test]
    public void Offer_ToABrowser_IsAnsweredByIt()
    {
        var ice = new IceAgent([IPAddress.Parse("192.0.2.9")], 16400);
        var negotiator = new SdpNegotiator(new LocalAudio(IPAddress.Parse("192.0.2.9"), 16400)
        {
            Security = new LocalSecurity { Policy = EncryptionPolicy.Required, Fingerprint = new(Ours), Ice = ice },
        });
        var offer = Parse(negotiator.Offer());
        Assert.That((offer.Media[0].Protocol, offer.Media[0].Mid, offer.Media[0].Attributes.Has("rtcp-mux")), Is.EqualTo(("UDP/TLS/RTP/SAVPF", "0", true)));
        Assert.That(offer.Attributes, Does.Contain(new SdpAttribute("group", "BUNDLE 0")));

        var agreed = Agreed(negotiator.Accept(Body("UDP/TLS/RTP/SAVPF", "a=mid:0", $"a=fingerprint:{Theirs}", "a=setup:active", "a=ice-ufrag:abcd", "a=ice-pwd:x", "a=rtcp-mux")));
        Assert.That(agreed.Audio.RemoteRtp, Is.EqualTo(IceAgent.Path));
    }

    private static CertificateFingerprint Fingerprint(string text) => CertificateFingerprint.TryParse(text, out var parsed) ? parsed : throw new FormatException(text);

    /// <summary>As Chromium writes it, shortened.</summary>
    private static byte[] BrowserOffer(string ufrag) => Encoding.UTF8.GetBytes($"""
        v=0
        o=- 4611731400430051336 2 IN IP4 127.0.0.1
        s=-
        t=0 0
        a=group:BUNDLE a0 1
        a=extmap-allow-mixed
        a=msid-semantic: WMS 7f1b
        m=audio 9 UDP/TLS/RTP/SAVPF 111 63 9 0 8 13 110 126
        c=IN IP4 0.0.0.0
        a=rtcp:9 IN IP4 0.0.0.0
        a=candidate:1 1 udp 2113937151 6a7d0c40-c3f9-4f2a-a1a5-8b7c0c6a4b5d.local 52000 typ host generation 0 network-cost 999
        a=ice-ufrag:{ufrag}
        a=ice-pwd:7sFvz2gdLkEwjZEr/Y5pUqzv
        a=ice-options:trickle
        a=fingerprint:{Theirs}
        a=setup:actpass
        a=mid:a0
        a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level
        a=sendrecv
        a=msid:7f1b 20e6
        a=rtcp-mux
        a=rtcp-rsize
        a=rtpmap:111 opus/48000/2
        a=rtcp-fb:111 transport-cc
        a=fmtp:111 minptime=10;useinbandfec=1
        a=rtpmap:63 red/48000/2
        a=rtpmap:9 G722/8000
        a=rtpmap:0 PCMU/8000
        a=rtpmap:8 PCMA/8000
        a=rtpmap:13 CN/8000
        a=rtpmap:110 telephone-event/48000
        a=rtpmap:126 telephone-event/8000
        a=ssrc:3603539253 cname:a8v
        m=video 9 UDP/TLS/RTP/SAVPF 96
        c=IN IP4 0.0.0.0
        a=mid:1
        a=rtpmap:96 VP8/90000

        """);
}
