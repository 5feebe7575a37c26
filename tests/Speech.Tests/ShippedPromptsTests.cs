using System.Text.Json;
using CallCenter.Speech.Audio;
using CallCenter.Speech.Prompts;
using CallCenter.Speech.Voices;

namespace CallCenter.Speech.Tests;

/// <summary>A machine without any synthesiser speaks every prompt of the catalogue; when a text was changed, make its prompt anew.</summary>
public sealed class ShippedPromptsTests
{
    [TestCase("en")]
    [TestCase("zh")]
    public void Catalogue_EveryText_IsRecorded(string language)
    {
        var folder = Path.Combine(Here.Prompts, language);
        var made = new MadePrompts(Here.Prompts);
        var texts = JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(Path.Combine(folder, "prompts.json")))!;
        var missing = texts.Where(t => !IsRecorded(Path.Combine(folder, t.Key + ".wav"), made, language, t.Key, t.Value)).Select(t => t.Key);
        Assert.That(missing, Is.Empty, "run the prompt maker");
    }

    [Test]
    public void Prompts_AllWavs_AreTelephoneSoundAndSmall()
    {
        var files = Directory.GetFiles(Here.Prompts, "*.wav", SearchOption.AllDirectories);
        Assert.Multiple(() =>
        {
            Assert.That(files.Select(f => (f, WavFile.Parse(File.ReadAllBytes(f)).Rate)), Has.All.Matches<(string, int Rate)>(f => f.Rate == 8000));
            Assert.That(files.Sum(f => new FileInfo(f).Length), Is.LessThan(7 * 1024 * 1024));
        });
    }

    [Test]
    public void Compose_HoldMusic_IsTheShippedFileAndLoopsWithoutAJump()
    {
        var music = HoldMusic.Compose();
        var shipped = WavFile.Read(Path.Combine(Here.Prompts, "music", "hold.wav")).Clip!;
        var steps = music.Zip(music.Skip(1), (a, b) => Math.Abs(b - a)).Max();
        Assert.Multiple(() =>
        {
            Assert.That(shipped.Duration.TotalSeconds, Is.EqualTo(25.6).Within(0.01));
            Assert.That(music.Zip(shipped.Samples.ToArray(), (a, b) => Math.Abs(a - b)).Max(), Is.LessThan(8));
            Assert.That(Math.Abs(music[0] - music[^1]), Is.LessThanOrEqualTo(steps), "the seam is no larger a step than any other");
        });
    }

    private static bool IsRecorded(string path, MadePrompts made, string language, string key, string text) =>
        new FileInfo(path) is { Exists: true } file && !made.IsOutdated(language, new FileInfo(Path.Combine(Here.Prompts, MadePrompts.ListOf(language))).LastWriteTimeUtc, key, text, file.Length);
}
