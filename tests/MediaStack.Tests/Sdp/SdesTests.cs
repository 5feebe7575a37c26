using System.Net;
using System.Text;
using CallCenter.MediaStack.Sdp;
using CallCenter.MediaStack.Srtp;

namespace CallCenter.MediaStack.Tests.Sdp;

/// <summary>Security descriptions (RFC 4568), also beside plain RTP (RFC 8643).</summary>
public sealed class SdesTests
{
    private const string Key = "inline:d0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAwJSoj";
    private const string OtherKey = "inline:PS1uQCVeeCFCanVmcjkpPywjNWhcYD0mXXtxaVBR";
    private const string Sha80 = $"a=crypto:3 AES_CM_128_HMAC_SHA1_80 {Key}|2^20";

    private static SdpNegotiator Negotiator(EncryptionPolicy policy) =>
        new(new LocalAudio(IPAddress.Loopback, 16400) { Security = new LocalSecurity { Policy = policy } });

    private static byte[] Body(string profile, params string[] lines) => Encoding.UTF8.GetBytes(
        $"v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\nm=audio 4000 {profile} 0\r\n{string.Join("\r\n", lines)}\r\n");

    private static SdpOutcome.Agreed Agreed(SdpOutcome outcome)
    {
        Assert.That(outcome, Is.InstanceOf<SdpOutcome.Agreed>(), outcome.ToString());
        return (SdpOutcome.Agreed)outcome;
    }

    private static MediaDescription Audio(byte[] body)
    {
        Assert.That(SdpParser.TryParse(body, out var session, out _), Is.True);
        return session!.Media[0];
    }

    [TestCase("RTP/SAVP", EncryptionPolicy.Optional)]
    [TestCase("RTP/SAVPF", EncryptionPolicy.Required)]
    [TestCase("RTP/AVP", EncryptionPolicy.Optional)]
    [TestCase("RTP/AVP", EncryptionPolicy.Required)]
    public void Answer_KeysOffered_AreTaken(string profile, EncryptionPolicy policy)
    {
        var agreed = Agreed(Negotiator(policy).Answer(Body(profile, "a=crypto:1 F8_128_HMAC_SHA1_80 inline:x", Sha80)));

        var security = (MediaSecurity.Sdes)agreed.Audio.Security!;
        Assert.That(security.Profile, Is.EqualTo(SrtpProfile.Sha1Tag80));
        Assert.That(Convert.ToBase64String(security.Theirs.Material), Is.EqualTo(Key["inline:".Length..]));
        var ours = Audio(agreed.LocalDescription);
        Assert.That(ours.Protocol, Is.EqualTo(profile));
        Assert.That(ours.Attributes.Value("crypto"), Is.EqualTo($"3 AES_CM_128_HMAC_SHA1_80 inline:{Convert.ToBase64String(security.Ours.Material)}"));
        Assert.That(security.Ours, Is.Not.EqualTo(security.Theirs));
    }

    [TestCase("|2^20|1:4", "00000001", "|1:4")]
    [TestCase("|258:2", "0102", "|258:2")]
    [TestCase("|2^20|18446744073709551615:8", "ffffffffffffffff", "|18446744073709551615:8")]
    public void Answer_KeyWithAnIndex_OursHasOneOfThatLengthToo_AlsoInOurNextOffer(string parameters, string index, string ours)
    {
        var negotiator = Negotiator(EncryptionPolicy.Optional);

        var agreed = Agreed(negotiator.Answer(Body("RTP/SAVP", $"a=crypto:1 AES_CM_128_HMAC_SHA1_80 {Key}{parameters}")));

        var security = (MediaSecurity.Sdes)agreed.Audio.Security!;
        Assert.That(Convert.ToHexStringLower(security.Theirs.Index), Is.EqualTo(index));
        Assert.That(Convert.ToHexStringLower(security.Ours.Index), Is.EqualTo(index));
        Assert.That(Audio(agreed.LocalDescription).Attributes.Value("crypto"), Does.EndWith(ours));
        Assert.That(Audio(negotiator.Offer()).Attributes.Value("crypto"), Is.EqualTo(Audio(agreed.LocalDescription).Attributes.Value("crypto")));
    }

    [TestCase("RTP/AVP", EncryptionPolicy.Off, Sha80, null)]
    [TestCase("RTP/AVP", EncryptionPolicy.Optional, "a=sendrecv", null)]
    [TestCase("RTP/SAVP", EncryptionPolicy.Off, Sha80, SdpRefusal.NoAudio)]
    [TestCase("RTP/AVP", EncryptionPolicy.Required, "a=sendrecv", SdpRefusal.NotProtected)]
    [TestCase("RTP/SAVP", EncryptionPolicy.Optional, "a=sendrecv", SdpRefusal.NotProtected)]
    [TestCase("RTP/SAVP", EncryptionPolicy.Optional, $"a=crypto:1 AES_CM_128_HMAC_SHA1_80 {Key}|2^20|1:9", SdpRefusal.NotProtected)]
    [TestCase("RTP/SAVP", EncryptionPolicy.Optional, $"a=crypto:1 AES_CM_128_HMAC_SHA1_80 {Key}|256:1", SdpRefusal.NotProtected)]
    [TestCase("RTP/SAVP", EncryptionPolicy.Optional, $"a=crypto:1 AES_CM_128_HMAC_SHA1_80 {Key}|1:4;{OtherKey}|2:4", SdpRefusal.NotProtected)]
    [TestCase("RTP/SAVP", EncryptionPolicy.Optional, $"a=crypto:1 AES_CM_128_HMAC_SHA1_80 {Key} UNENCRYPTED_SRTP", SdpRefusal.NotProtected)]
    [TestCase("RTP/SAVP", EncryptionPolicy.Optional, "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:c2hvcnQ=", SdpRefusal.NotProtected)]
    [TestCase("RTP/SAVP", EncryptionPolicy.Optional, $"a=crypto:1 AEAD_AES_256_GCM {Key}", SdpRefusal.NotProtected)]
    [TestCase("UDP/TLS/RTP/SAVP", EncryptionPolicy.Optional, "a=fingerprint:sha-256 AA", SdpRefusal.NotProtected)]
    public void Answer_NothingThatFits_IsPlainOrRefused(string profile, EncryptionPolicy policy, string line, SdpRefusal? refusal)
    {
        var outcome = Negotiator(policy).Answer(Body(profile, line));

        if (refusal is { } reason)
        {
            Assert.That(outcome, Is.EqualTo(new SdpOutcome.Refused(reason)));
            return;
        }

        var agreed = Agreed(outcome);
        Assert.That(agreed.Audio.Security, Is.Null);
        Assert.That(Encoding.UTF8.GetString(agreed.LocalDescription), Does.Not.Contain("crypto"));
    }

    [Test]
    public void Reoffer_WithTheSameKey_ChangesNothing_WithANewOne_OursStays()
    {
        var negotiator = Negotiator(EncryptionPolicy.Optional);
        var first = Agreed(negotiator.Answer(Body("RTP/SAVP", Sha80))).Audio.Security;
        var held = Agreed(negotiator.Answer(Body("RTP/SAVP", Sha80, "a=sendonly"))).Audio.Security;
        var renewed = (MediaSecurity.Sdes)Agreed(negotiator.Answer(Body("RTP/SAVP", $"a=crypto:1 AES_CM_128_HMAC_SHA1_80 {OtherKey}"))).Audio.Security!;

        Assert.That(held, Is.EqualTo(first));
        Assert.That(renewed.Ours, Is.EqualTo(((MediaSecurity.Sdes)first!).Ours));
        Assert.That(renewed.Theirs, Is.Not.EqualTo(((MediaSecurity.Sdes)first).Theirs));
    }

    [Test]
    public void Offer_Optional_IsPlainWithKeys_AndTheAnswerDecides()
    {
        var negotiator = Negotiator(EncryptionPolicy.Optional);
        var offer = Audio(negotiator.Offer());
        Assert.That(offer.Protocol, Is.EqualTo("RTP/AVP"));
        Assert.That(offer.Attributes.Count(a => a.Name == "crypto"), Is.EqualTo(2));

        Assert.That(Agreed(negotiator.Accept(Body("RTP/AVP"))).Audio.Security, Is.Null);
        negotiator.Offer();
        var agreed = Agreed(negotiator.Accept(Body("RTP/AVP", $"a=crypto:2 AES_CM_128_HMAC_SHA1_80 {Key}"))).Audio;
        Assert.That(Convert.ToBase64String(((MediaSecurity.Sdes)agreed.Security!).Ours.Material),
            Is.EqualTo(offer.Attributes.Last(a => a.Name == "crypto").Value!.Split("inline:")[1]), "the key of the line that was taken");
    }

    [Test]
    public void Offer_Required_IsSecure_AndAPlainOrForeignAnswerIsRefused()
    {
        var negotiator = Negotiator(EncryptionPolicy.Required);
        Assert.That(Audio(negotiator.Offer()).Protocol, Is.EqualTo("RTP/SAVP"));

        foreach (var answer in new[] { Body("RTP/AVP"), Body("RTP/SAVP"), Body("RTP/SAVP", Sha80), Body("RTP/SAVP", $"a=crypto:1 AES_CM_128_HMAC_SHA1_80 {Key}") })
        {
            Assert.That(negotiator.Accept(answer), Is.EqualTo(new SdpOutcome.Refused(SdpRefusal.NotProtected)), Encoding.UTF8.GetString(answer));
        }

        Assert.That(Agreed(negotiator.Accept(Body("RTP/SAVP", $"a=crypto:2 AES_CM_128_HMAC_SHA1_80 {Key}"))).Audio.Security, Is.Not.Null);
    }

    [Test]
    public void Offer_AfterAnAnswerOfOurs_KeepsProfileSuiteAndKey()
    {
        var negotiator = Negotiator(EncryptionPolicy.Optional);
        var agreed = Agreed(negotiator.Answer(Body("RTP/SAVP", "a=crypto:7 AES_CM_128_HMAC_SHA1_32 inline:d0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAwJSoj")));
        var security = (MediaSecurity.Sdes)agreed.Audio.Security!;

        // a session refresh repeats our description; then an offer of our own
        Assert.That(Agreed(negotiator.Accept(Body("RTP/SAVP", $"a=crypto:7 AES_CM_128_HMAC_SHA1_32 {Key}"))).Audio.Security, Is.EqualTo(security));
        var offer = Audio(negotiator.Offer());
        Assert.That(offer.Protocol, Is.EqualTo("RTP/SAVP"));
        Assert.That(offer.Attributes.Value("crypto"), Is.EqualTo($"1 AES_CM_128_HMAC_SHA1_32 inline:{Convert.ToBase64String(security.Ours.Material)}"));
    }

    [Test]
    public void Agreement_Written_ShowsNoKey()
    {
        var audio = Agreed(Negotiator(EncryptionPolicy.Optional).Answer(Body("RTP/SAVP", Sha80))).Audio;

        Assert.That(audio.ToString(), Does.Contain("(key)").And.Not.Contain(Key["inline:".Length..]));
    }
}
