using CallCenter.Speech.Audio;
using CallCenter.Speech.Voices;
using CallCenter.Testing;

namespace CallCenter.Speech.Tests.Voices;

public sealed class DiskBudgetTests
{
    [Test]
    public void Added_BeyondTheBound_DeletesTheOldest()
    {
        using var folder = new TemporaryFolder();
        var budget = new DiskBudget(folder.Path, maxBytes: 5000);
        for (var i = 0; i < 10; i++)
        {
            var path = Path.Combine(folder.Path, $"{i}.wav");
            WavFile.Write(path, new short[500]);
            File.SetLastWriteTimeUtc(path, new DateTime(2026, 1, 1, 0, i, 0, DateTimeKind.Utc));
            budget.Added(path);
        }

        var left = Directory.GetFiles(folder.Path).Select(Path.GetFileName).Order().ToList();
        Assert.That(left, Has.Count.InRange(3, 4).And.Contains("9.wav").And.Not.Contains("0.wav"));
    }
}
