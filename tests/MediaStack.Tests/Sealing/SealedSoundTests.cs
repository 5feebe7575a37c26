using System.Runtime.InteropServices;
using CallCenter.MediaStack.Audio;
using CallCenter.MediaStack.Sealing;
using CallCenter.Testing;

namespace CallCenter.MediaStack.Tests.Sealing;

public sealed class SealedSoundTests
{
    private const int Rate = 8000;
    private const int Samples = 20_000;

    private static readonly RecordingKeys Keys = Parse($"new {Secret(1)}\nold {Secret(2)}");

    private TemporaryFolder _folder = null!;

    private string Path => _folder["call.wav.sealed"];

    [SetUp]
    public void MakeFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void Read_IsTheWavFile_FromAnyPlace()
    {
        var sound = Write(Keys.Current);
        using (var plain = new WavWriter(_folder["call.wav"], Rate, 2))
        {
            plain.Write(sound);
        }

        var wav = File.ReadAllBytes(_folder["call.wav"]);
        using var stream = Open(Keys);
        var all = new byte[stream.Length];
        stream.ReadExactly(all);
        Assert.That(all, Is.EqualTo(wav));
        Assert.That(stream.ReadByte(), Is.EqualTo(-1));

        var random = new Random(3);
        for (var i = 0; i < 200; i++)
        {
            var part = new byte[random.Next(1, 20_000)];
            stream.Position = random.Next(wav.Length - part.Length);
            var at = (int)stream.Position;
            stream.ReadExactly(part);
            Assert.That(part.AsSpan().SequenceEqual(wav.AsSpan(at, part.Length)), Is.True, $"{part.Length} bytes from {at}");
        }
    }

    [Test]
    public void File_HoldsNothingOfTheSound_AndNoTwoAreAlike()
    {
        var sound = MemoryMarshal.AsBytes(Write(Keys.Current).AsSpan()).ToArray();
        var first = File.ReadAllBytes(Path);
        Write(Keys.Current);
        var second = File.ReadAllBytes(Path);

        Assert.That(Enumerable.Range(0, sound.Length / 16).Any(i => first.AsSpan().IndexOf(sound.AsSpan(i * 16, 16)) >= 0), Is.False);
        Assert.That(first.AsSpan(64, 64).SequenceEqual(second.AsSpan(64, 64)), Is.False);
        Assert.That(first, Has.Length.EqualTo(64 + sound.Length + (16 * ((sound.Length / 8192) + 1))));
    }

    [Test]
    public void Open_UnderAnOldKey_IsRead_UnderAMissingOne_NamesIt()
    {
        Write(Keys.Find("old")!);
        using (var stream = Open(Keys))
        {
            Assert.That(stream.ReadByte(), Is.EqualTo('R'));
        }

        Assert.That(SealedSound.Open(Path, Parse($"new {Secret(1)}"), out var missing), Is.Null);
        Assert.That(missing, Is.EqualTo("old"));
        Assert.That(SealedSound.Open(Path, null, out missing), Is.Null);
        Assert.That(missing, Is.EqualTo("old"));
    }

    [TestCase(30, TestName = "Read_DamagedHeader_IsAnError")]
    [TestCase(5000, TestName = "Read_DamagedSound_IsAnError")]
    public void Read_Damaged_IsAnError(int at)
    {
        Write(Keys.Current);
        var bytes = File.ReadAllBytes(Path);
        bytes[at] ^= 1;
        File.WriteAllBytes(Path, bytes);
        using var stream = Open(Keys);
        stream.Position = 100;

        Assert.That(() => stream.ReadByte(), Throws.TypeOf<IOException>());
    }

    [Test]
    public void Read_WithAnotherSecretOfThatName_IsAnError()
    {
        Write(Keys.Current);
        using var stream = Open(Parse($"new {Secret(9)}"));
        stream.Position = 100;

        Assert.That(() => stream.ReadByte(), Throws.TypeOf<IOException>());
    }

    /// <summary>A process that is killed leaves what was written until then, perhaps in the middle of a chunk.</summary>
    [Test]
    public void Repair_CutAnywhere_KeepsTheWholeChunks([Values(64, 65, 79, 80, 81, 4000, 8271, 8272, 8273, 12_000, 16_480, 30_000)] int length)
    {
        var sound = MemoryMarshal.AsBytes(Write(Keys.Current).AsSpan()).ToArray();
        File.WriteAllBytes(Path, File.ReadAllBytes(Path)[..length]);
        var kept = (length - 64) / 8208 * 8192;

        Assert.That(SealedSound.Repair(Path, Keys, out _), Is.EqualTo(kept == 0 ? (TimeSpan?)null : TimeSpan.FromSeconds(kept / 32000.0)));
        if (kept > 0)
        {
            using var stream = Open(Keys);
            var all = new byte[stream.Length];
            stream.ReadExactly(all);
            Assert.That(all.AsSpan(44).SequenceEqual(sound.AsSpan(0, kept)), Is.True);
            Assert.That(SealedSound.SecondsIn(new FileInfo(Path).Length, Rate, 2), Is.EqualTo(kept / 32000.0));
        }
    }

    [Test]
    public void Repair_OfAWholeFile_ChangesNothing()
    {
        Write(Keys.Current);
        var before = File.ReadAllBytes(Path);

        Assert.That(SealedSound.Repair(Path, Keys, out _), Is.EqualTo(TimeSpan.FromSeconds(Samples / 2.0 / Rate)));
        Assert.That(File.ReadAllBytes(Path), Is.EqualTo(before));
    }

    [Test]
    public void Open_OfSomethingElse_IsAnError([Values(0, 10, 200)] int length)
    {
        File.WriteAllBytes(Path, new byte[length]);

        Assert.That(() => SealedSound.Open(Path, Keys, out _), Throws.TypeOf<IOException>());
    }

    [Test]
    public void Write_AfterTheEnd_IsRefused()
    {
        using var writer = new SealedWriter(Path, Keys.Current, Rate, 2);
        writer.Write(new short[100]);
        writer.Complete();

        Assert.That(() => writer.Write(new short[2]), Throws.InvalidOperationException);
    }

    private SealedSound Open(RecordingKeys keys) => SealedSound.Open(Path, keys, out _)!;

    private short[] Write(RecordingKey key)
    {
        var (sound, random) = (new short[Samples], new Random(1));
        random.NextBytes(MemoryMarshal.AsBytes(sound.AsSpan()));
        using var writer = new SealedWriter(Path, key, Rate, 2);
        for (var at = 0; at < sound.Length;)
        {
            var some = Math.Min(sound.Length - at, 2 * random.Next(1, 5000));
            writer.Write(sound.AsSpan(at, some));
            at += some;
        }

        Assert.That(writer.Duration, Is.EqualTo(TimeSpan.FromSeconds(Samples / 2.0 / Rate)));
        writer.Complete();
        return sound;
    }

    private static string Secret(byte value) => Convert.ToBase64String(Enumerable.Repeat(value, 32).ToArray());

    private static RecordingKeys Parse(string text) => RecordingKeys.TryParse(text, out var keys, out var trouble) ? keys : throw new ArgumentException(trouble);
}
