using CallCenter.MediaStack.Audio;
using CallCenter.Testing;

namespace CallCenter.MediaStack.Tests.Audio;

internal sealed class WavRepairTests
{
    [Test]
    public void Repair_HeaderOlderThanTheSound_SaysWhatIsThere()
    {
        using var folder = new TemporaryFolder();
        var path = folder["a.wav"];
        using (var writer = new WavWriter(path, 8000, 2))
        {
            writer.Write(new short[8000]);
        }

        // killed after 8,001 more bytes of sound, which is no whole sample of both sides
        using (var file = new FileStream(path, FileMode.Append))
        {
            file.Write(new byte[8001]);
        }

        Assert.That(WavRepair.Repair(path), Is.EqualTo(TimeSpan.FromSeconds(0.75)));
        var bytes = File.ReadAllBytes(path);
        Assert.That((BitConverter.ToUInt32(bytes, 40), BitConverter.ToUInt32(bytes, 4)), Is.EqualTo((24_000u, 24_036u)));
    }

    [TestCase(0)]
    [TestCase(44)]
    public void Repair_NoSound_IsNone(int length)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["a.wav"], new byte[length]);

        Assert.That(WavRepair.Repair(folder["a.wav"]), Is.Null);
    }
}
