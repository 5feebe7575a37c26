using CallCenter.MediaStack.Audio;
using CallCenter.Speech.Audio;

namespace CallCenter.MediaStack.Tests.Audio;

public sealed class WavWriterTests
{
    [Test]
    public void WavWriter_AfterEachWrite_TheFileOnDiskIsWhole()
    {
        var path = Path.GetTempFileName();
        try
        {
            using var writer = new WavWriter(path, 8000, 1);
            for (short i = 1; i <= 5; i++)
            {
                writer.Write([i, (short)-i]);
                var (samples, _, error) = WavFile.Parse(File.ReadAllBytes(path));
                Assert.That(error, Is.Null);
                Assert.That(samples, Has.Length.EqualTo(2 * i));
                Assert.That(samples[^2..], Is.EqualTo(new[] { i, (short)-i }));
            }

            Assert.That(writer.Duration, Is.EqualTo(TimeSpan.FromSeconds(10 / 8000.0)));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
