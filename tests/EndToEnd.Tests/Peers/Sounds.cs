using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace CallCenter.EndToEnd.Tests.Peers;

/// <summary>Microphones as files (8 kHz mono, longer than any call here) and what can be told of the sound that a phone heard.</summary>
internal static class Sounds
{
    public const int Rate = 8000;

    private const int Seconds = 240;
    private const double ToneSeconds = 0.4;
    private const double GapSeconds = 0.1;
    private const double Loud = 300;

    private static readonly ConcurrentDictionary<string, Lazy<string>> Made = new();
    private static readonly string Folder = Directory.CreateTempSubdirectory("sounds-").FullName;

    /// <summary>Deletes the files.</summary>
    public static void Clear() => Directory.Delete(Folder, recursive: true);

    public static string Silence { get; } = Make("silence.wav", _ => 0);

    /// <summary>One, two, three, four, again and again: each number is a tone 200 Hz above the one before.</summary>
    public static string Numbered(int lowestHz) => Make($"numbers-{lowestHz}.wav", at =>
    {
        var number = (int)(at / (ToneSeconds + GapSeconds)) % 4;
        var within = at % (ToneSeconds + GapSeconds);
        return within < ToneSeconds ? 0.3 * Math.Sin(2 * Math.PI * (lowestHz + (200 * number)) * within) : 0;
    });

    /// <summary>One tone without an end.</summary>
    public static string Tone(int hz) => Make($"tone-{hz}.wav", at => 0.3 * Math.Sin(2 * Math.PI * hz * at));

    /// <summary>The tone is in it, perhaps among others.</summary>
    public static bool HasTone(ReadOnlySpan<short> sound, int hz) => Energy(sound) is var all && all >= Loud * Loud / 4 && Goertzel(sound, hz) > 0.12 * all;

    /// <summary>Most of the sound is this tone.</summary>
    public static bool IsTone(ReadOnlySpan<short> sound, int hz) => Energy(sound) is var all && all >= Loud * Loud && Goertzel(sound, hz) > 0.6 * all;

    /// <summary>Spoken by one of flite's voices after a pause, then silence.</summary>
    public static string Spoken(string voice, string text, double pause = 0.2)
    {
        var raw = NewFile();
        Run("flite", "-voice", voice, "-t", text, "-o", raw);
        return Padded(raw, pause);
    }

    /// <summary>One of the demo company's recorded callers after a pause, then silence.</summary>
    public static string Demo(string number, double pause = 0.2) =>
        Padded(Path.Combine(ServerProcess.RepositoryRoot, "demo", "speech", number + ".wav"), pause);

    /// <summary>The tone of the key 2 (697 and 1336 Hz) as raw G.711 mu-law, silence around it.</summary>
    public static void WriteKeyTwo(string path) =>
        Run("sox", "-n", "-r", "8000", "-c", "1", "-t", "ul", path, "synth", "0.2", "sine", "697", "synth", "0.2", "sine", "mix", "1336",
            "vol", "0.5", "pad", "0.3", "1");

    /// <summary>The numbers heard in a file, as digits in their order.</summary>
    public static string NumbersIn(ReadOnlySpan<short> sound, int lowestHz)
    {
        const int block = Rate / 20;
        var numbers = new StringBuilder();
        var before = 0;
        for (var at = 0; at + block <= sound.Length; at += block)
        {
            var number = NumberOf(sound.Slice(at, block), lowestHz);
            if (number > 0 && number == before && (numbers.Length == 0 || numbers[^1] != '0' + number))
            {
                numbers.Append(number);
            }

            before = number;
        }

        return numbers.ToString();
    }

    /// <summary>Seconds with sound in them.</summary>
    public static double LoudSeconds(ReadOnlySpan<short> sound)
    {
        const int block = Rate / 20;
        var loud = 0;
        for (var at = 0; at + block <= sound.Length; at += block)
        {
            loud += Energy(sound.Slice(at, block)) > Loud * Loud ? 1 : 0;
        }

        return loud / 20.0;
    }

    /// <summary>The samples of each channel of a 16-bit WAV.</summary>
    public static short[][] Read(string path) => Read(File.ReadAllBytes(path));

    public static short[][] Read(byte[] wav)
    {
        Assert.That(Encoding.ASCII.GetString(wav, 0, 4) + Encoding.ASCII.GetString(wav, 8, 4), Is.EqualTo("RIFFWAVE"));
        int channels = 0, at = 12;
        while (Encoding.ASCII.GetString(wav, at, 4) is var id && id != "data")
        {
            channels = id == "fmt " ? BitConverter.ToInt16(wav, at + 10) : channels;
            at += 8 + BitConverter.ToInt32(wav, at + 4);
        }

        var start = at + 8;
        var frames = (wav.Length - start) / 2 / channels;
        var sides = new short[channels][];
        for (var side = 0; side < channels; side++)
        {
            sides[side] = new short[frames];
            for (var i = 0; i < frames; i++)
            {
                sides[side][i] = BitConverter.ToInt16(wav, start + (2 * ((i * channels) + side)));
            }
        }

        return sides;
    }

    /// <summary>1 to 4 when most of the block's energy is that number's tone, else 0.</summary>
    private static int NumberOf(ReadOnlySpan<short> block, int lowestHz)
    {
        var all = Energy(block);
        if (all < Loud * Loud)
        {
            return 0;
        }

        for (var number = 1; number <= 4; number++)
        {
            if (Goertzel(block, lowestHz + (200 * (number - 1))) > 0.7 * all)
            {
                return number;
            }
        }

        return 0;
    }

    /// <summary>Mean square.</summary>
    private static double Energy(ReadOnlySpan<short> block)
    {
        var sum = 0.0;
        foreach (var sample in block)
        {
            sum += (double)sample * sample;
        }

        return sum / block.Length;
    }

    /// <summary>Mean square of the part of the block that is this tone.</summary>
    private static double Goertzel(ReadOnlySpan<short> block, int hz)
    {
        var factor = 2 * Math.Cos(2 * Math.PI * hz / Rate);
        double s1 = 0, s2 = 0;
        foreach (var sample in block)
        {
            (s1, s2) = (sample + (factor * s1) - s2, s1);
        }

        return 2 * ((s1 * s1) + (s2 * s2) - (factor * s1 * s2)) / block.Length / block.Length;
    }

    /// <summary>Written once, since a telephone of another test may be playing it.</summary>
    private static string Make(string name, Func<double, double> wave) => Made.GetOrAdd(name, _ => new Lazy<string>(() => Write(name, wave))).Value;

    private static string Write(string name, Func<double, double> wave)
    {
        var path = Path.Combine(Folder, name);
        using var file = new BinaryWriter(File.Create(path));
        const int samples = Seconds * Rate;
        file.Write("RIFF"u8);
        file.Write(36 + (2 * samples));
        file.Write("WAVEfmt "u8);
        file.Write(16);
        file.Write((short)1);
        file.Write((short)1);
        file.Write(Rate);
        file.Write(2 * Rate);
        file.Write((short)2);
        file.Write((short)16);
        file.Write("data"u8);
        file.Write(2 * samples);
        for (var i = 0; i < samples; i++)
        {
            file.Write((short)(32767 * wave((double)i / Rate)));
        }

        return path;
    }

    private static string Padded(string wav, double pause)
    {
        var path = NewFile();
        Run("sox", wav, "-r", "8000", "-c", "1", "-b", "16", path, "gain", "-n", "-6", "pad",
            pause.ToString(CultureInfo.InvariantCulture), Seconds.ToString(CultureInfo.InvariantCulture));
        return path;
    }

    private static string NewFile() => Path.Combine(Folder, $"{Guid.NewGuid():N}.wav");

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.That(process.ExitCode, Is.Zero, $"{program}: {errors}");
    }
}
