using CallCenter.CtiServer.Calls;
using CallCenter.CtiServer.Options;
using CallCenter.CtiServer.Tests.Support;
using CallCenter.MediaStack.Sealing;
using CallCenter.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace CallCenter.CtiServer.Tests.Calls;

/// <summary>Encrypted recordings; the plain ones are in <see cref="CallRecorderTests"/>.</summary>
internal sealed class RecordingFilesTests
{
    private static readonly DateTimeOffset Arrived = new(2026, 1, 5, 23, 59, 59, TimeSpan.Zero);

    private readonly LogLines<RecordingFiles> _log = new((_, _) => true);
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void Open_AfterTheKeyHasChanged_IsTheWavFile_AndWithoutItsKeySaysWhichIsMissing()
    {
        var call = CallId.New();
        var before = Files("first", 1);
        var name = Record(before, "first", 1, call, seconds: 1);
        Assert.That((name, before.SecondsOf(name)), Is.EqualTo(($"2026/01/05/{call}.wav.sealed", 1.0)));
        Assert.That(RecordingFiles.CallOf(name), Is.EqualTo(call));

        var after = Files("second", 2, ("first", 1));
        using (var wav = ((RecordedSound.Found)after.Open(name)).Wav)
        {
            var bytes = new byte[44];
            wav.ReadExactly(bytes);
            Assert.That((wav.Length, BitConverter.ToInt32(bytes, 40)), Is.EqualTo((44L + 32_000, 32_000)));
        }

        Assert.That(Files("second", 2).Open(name), Is.EqualTo(new RecordedSound.Locked("first")));
        Assert.That(new RecordingFiles(Settings.With(true, _folder.Path), _log).Open(name), Is.EqualTo(new RecordedSound.Locked("first")));
        Assert.That(_log.Lines, Has.Some.Contains("the key first, which Recording:KeyFile does not hold"));
        Assert.That(after.Open("2026/01/05/none.wav.sealed"), Is.EqualTo(new RecordedSound.Missing()));
    }

    [Test]
    public void FindLost_EncryptedAndCutInTheMiddleOfAChunk_IsFoundAndPlayable()
    {
        var (call, files) = (CallId.New(), Files("first", 1));
        var path = files.PathOf(Record(files, "first", 1, call, seconds: 3));
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..(64 + (2 * 8208) + 5000)]);

        var lost = files.FindLost(call, Arrived);
        Assert.That(lost, Is.EqualTo(($"2026/01/05/{call}.wav.sealed", 0.51)));
        using var wav = ((RecordedSound.Found)files.Open(lost!.Value.Name)).Wav;
        Assert.That(wav.Length, Is.EqualTo(44 + (2 * 8192)));
        Assert.That(Files("second", 2).FindLost(call, Arrived), Is.Null);
        Assert.That(_log.Lines, Has.Some.Contains("the key first"));
    }

    [TestCase("2026/01/a.wav", true)]
    [TestCase("../a.wav", false)]
    [TestCase("/etc/passwd", false)]
    [TestCase("x/../../recordings-other/a.wav", false)]
    public void InFolder_OnlyNamesBelow(string name, bool inside) =>
        Assert.That(RecordingFiles.InFolder("/data/recordings", name) is not null, Is.EqualTo(inside));

    [TestCase(null, "Could not find file")]
    [TestCase("first c2hvcnQ=", "line 1: the key is not 32 bytes in Base64")]
    public void KeyFile_ThatIsNone_IsOneLine(string? text, string trouble)
    {
        if (text is not null)
        {
            File.WriteAllText(_folder["keys"], text);
        }

        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Recording:KeyFile"] = _folder["keys"] }).Build();
        var (_, errors) = SettingsReader.Read(configuration);
        Assert.That(errors, Has.Count.EqualTo(1).And.All.StartsWith($"Recording:KeyFile = \"{_folder["keys"]}\": allowed is ").And.All.Contains(trouble));
    }

    private static string Line((string Id, byte Value) key) => $"{key.Id} {Convert.ToBase64String(Enumerable.Repeat(key.Value, 32).ToArray())}";

    private RecordingFiles Files(string id, byte value, params (string Id, byte Value)[] more)
    {
        File.WriteAllLines(_folder["keys"], [Line((id, value)), .. more.Select(Line)]);
        return new RecordingFiles(Settings.With(true, _folder.Path, _folder["keys"]), _log);
    }

    private static string Record(RecordingFiles files, string id, byte value, CallId call, int seconds)
    {
        var name = files.NameOf(call, Arrived);
        Directory.CreateDirectory(Path.GetDirectoryName(files.PathOf(name))!);
        RecordingKeys.TryParse(Line((id, value)), out var keys, out _);
        using var writer = new SealedWriter(files.PathOf(name), keys!.Current, AudioClip.SampleRate, 2);
        writer.Write(new short[2 * seconds * AudioClip.SampleRate]);
        writer.Complete();
        return name;
    }
}
