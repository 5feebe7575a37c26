using System.Diagnostics;
using CallCenter.Benchmarks.Machines;
using CallCenter.MediaStack.Codecs;
using CallCenter.Speech.Audio;
using CallCenter.Speech.Measure;

namespace CallCenter.Benchmarks.Campaigns;

/// <summary>All who are called, by one SIPp behind the trunk: some answer and talk, some are machines, the others do not answer.</summary>
internal sealed class SippWorld : IAsyncDisposable
{
    private const int Rate = AudioClip.SampleRate;
    private static readonly string Scenario = Path.GetFullPath(Path.Combine("tests", "Interop", "sipp", "called-world.xml"));

    private readonly string _folder = Directory.CreateTempSubdirectory("world-").FullName;
    private readonly Process _sipp;

    /// <param name="port">of SIP; the sound takes those from <paramref name="rtpPort"/> on.</param>
    public SippWorld(int port, int rtpPort)
    {
        Write("person.ulaw", [.. new short[Rate / 2], .. Say("Hello?", "slt"), .. new short[3 * Rate], .. Say("Yes, I see. Please tell me more about it.", "slt"), .. new short[2 * Rate]]);
        Write("machine.ulaw", [.. new short[Rate / 2], .. Say(Greetings.OfMachines[0], "rms"), .. new short[Rate / 3], .. Beep(), .. new short[8 * Rate]]);
        _sipp = Process.Start(new ProcessStartInfo("sipp",
        [
            "-sf", Scenario, "-i", "127.0.0.1", "-ci", "127.0.0.1", "-p", $"{port}", "-mi", "127.0.0.1", "-mp", $"{rtpPort}", "-nostdin", "-trace_logs", "-log_file", "world.log",
        ])
        { WorkingDirectory = _folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        _sipp.OutputDataReceived += (_, _) => { };
        _sipp.ErrorDataReceived += (_, _) => { };
        _sipp.BeginOutputReadLine();
        _sipp.BeginErrorReadLine();
    }

    /// <summary>The numbers that it was asked for, once for each INVITE.</summary>
    public IReadOnlyList<string> Invited => Read("INVITE");

    /// <summary>The numbers that answered and got the ACK.</summary>
    public IReadOnlyList<string> Answered => Read("ANSWERED");

    /// <summary>All that it wrote about one number.</summary>
    public string Story(string number) => string.Join(", ", File.ReadLines(Log).Where(line => line.Contains(number.TrimStart('+'), StringComparison.Ordinal)));

    public async ValueTask DisposeAsync()
    {
        _sipp.Kill();
        await _sipp.WaitForExitAsync();
        _sipp.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private string Log => Path.Combine(_folder, "world.log");

    private List<string> Read(string what)
    {
        return !File.Exists(Log) ? [] : [.. File.ReadLines(Log).Select(line => line.Trim().Split(' ')).Where(words => words is [var first, _, ..] && first == what).Select(words => "+" + words[1])];
    }

    private void Write(string name, short[] sound)
    {
        var codes = new byte[sound.Length];
        G711.EncodeMuLaw(sound, codes);
        File.WriteAllBytes(Path.Combine(_folder, name), codes);
    }

    private static short[] Say(string text, string voice)
    {
        var (samples, rate) = Speakers.Say(text, voice);
        return Resampler.Convert(samples, rate, Rate);
    }

    private static short[] Beep() => [.. Enumerable.Range(0, Rate / 2).Select(i => (short)(8000 * Math.Sin(2 * Math.PI * 1000 * i / Rate)))];
}
