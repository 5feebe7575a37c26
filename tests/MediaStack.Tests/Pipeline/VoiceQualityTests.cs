using CallCenter.MediaStack.Pipeline;

namespace CallCenter.MediaStack.Tests.Pipeline;

public sealed class VoiceQualityTests
{
    [TestCase(0, 0, 0, 4.4)]
    [TestCase(1, 5, 40, 4.3)]
    [TestCase(5, 20, 100, 3.8)]
    [TestCase(0, 0, 800, 2.6)]
    [TestCase(100, 0, 0, 1.15)]
    public void Mos_LossJitterAndRoundTrip_LowerIt(double loss, int jitter, int roundTrip, double mos) =>
        Assert.That(VoiceQuality.Mos(loss, TimeSpan.FromMilliseconds(jitter), TimeSpan.FromMilliseconds(roundTrip)), Is.EqualTo(mos).Within(0.15));
}
