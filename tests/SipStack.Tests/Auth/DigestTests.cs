using CallCenter.SipStack.Auth;

namespace CallCenter.SipStack.Tests.Auth;

/// <summary>The worked examples of the RFCs.</summary>
[TestFixture]
internal sealed class DigestTests
{
    /// <summary>RFC 2617 §3.5.</summary>
    [Test]
    public void Response_Rfc2617Example()
    {
        var ha1 = Digest.Ha1(DigestAlgorithm.Md5, "Mufasa", "testrealm@host.com", "Circle Of Life");
        Assert.That(Digest.Response(DigestAlgorithm.Md5, ha1, "GET", "/dir/index.html", "dcd98b7102dd2f0e8b11d0f600bfb0c093", "auth", "00000001", "0a4f113b"),
            Is.EqualTo("6629fae49393a05397450978507c4ef1"));
    }

    /// <summary>RFC 7616 §3.9.1.</summary>
    [TestCase(DigestAlgorithm.Md5, "8ca523f5e9506fed4657c9700eebdbec")]
    [TestCase(DigestAlgorithm.Sha256, "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1")]
    public void Response_Rfc7616Example(DigestAlgorithm algorithm, string expected)
    {
        var ha1 = Digest.Ha1(algorithm, "Mufasa", "http-auth@example.org", "Circle of Life");
        Assert.That(Digest.Response(algorithm, ha1, "GET", "/dir/index.html", "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", "auth", "00000001",
            "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ"), Is.EqualTo(expected));
    }

    /// <summary>The form of RFC 2069 with errata: no qop, no count.</summary>
    [Test]
    public void Response_WithoutQop_Rfc2069Example()
    {
        var ha1 = Digest.Ha1(DigestAlgorithm.Md5, "Mufasa", "testrealm@host.com", "CircleOfLife");
        Assert.That(Digest.Response(DigestAlgorithm.Md5, ha1, "GET", "/dir/index.html", "dcd98b7102dd2f0e8b11d0f600bfb0c093", null, null, null),
            Is.EqualTo("1949323746fe6a43ef61f9606e7febea"));
    }

    [Test]
    public void Header_AllPairs_AreRead()
    {
        Assert.That(DigestHeader.TryParse("Digest username=\"a\\\"b\", realm=\"r, s\", nonce=\"n\", uri=\"sip:h\", response=\"x\", algorithm=SHA-256, cnonce=\"c\", nc=0000000A, qop=auth, opaque=\"o\", Stale=TRUE"u8, out var header), Is.True);
        Assert.That((header.User, header.Realm, header.Nonce, header.Uri, header.Response), Is.EqualTo(("a\"b", "r, s", "n", "sip:h", "x")));
        Assert.That((header.Algorithm, header.Cnonce, header.Nc, header.Qop, header.Opaque, header.Stale), Is.EqualTo(("SHA-256", "c", "0000000A", "auth", "o", true)));
    }

    [TestCase("Basic dXNlcg==")]
    [TestCase("Digest")]
    [TestCase("Digest username")]
    [TestCase("Digest realm=\"r\"")]
    [TestCase("NoOneKnowsThisScheme opaque-data=here")]
    public void Header_OfNoUse_IsRefused(string value) => Assert.That(DigestHeader.TryParse(System.Text.Encoding.ASCII.GetBytes(value), out _), Is.False);
}
