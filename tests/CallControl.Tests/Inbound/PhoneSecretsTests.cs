using CallCenter.CallControl.Inbound;

namespace CallCenter.CallControl.Tests.Inbound;

internal sealed class PhoneSecretsTests
{
    // RFC 7616 §3.9.1 shows responses only; these are the hashes of its user, realm and password, taken with md5sum and sha256sum.
    [Test]
    public void Of_TheRfcsExample() => Assert.That(new PhoneSecrets("http-auth@example.org").Of("Mufasa", "Circle of Life"),
        Is.EqualTo(("3d78807defe7de2157e2b0b6573a855f", "7987c64c30e25f1b74be53f966b49b90f2808aa92faf9a00262392d7b4794232")));
}
