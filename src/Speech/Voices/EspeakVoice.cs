using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using CallCenter.Speech.Audio;

namespace CallCenter.Speech.Voices;

/// <summary>
/// A voice of espeak-ng, run as a program: text on its input, WAV on its output. It keeps global state and is GPL, so it stays outside
/// this process.
/// </summary>
internal sealed class EspeakVoice(string voice, TimeProvider time, string program = "espeak-ng") : ISynthesizer
{
    /// <summary>espeak-ng's measure; in Mandarin 200 are 4.3 characters a second.</summary>
    private int WordsPerMinute => voice.StartsWith("cmn", StringComparison.Ordinal) ? 200 : 165;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    /// <summary>Programs running at once.</summary>
    private static readonly SemaphoreSlim Running = new(2);

    public string Id => $"espeak-ng {voice} {WordsPerMinute}";

    public async Task<Synthesis> SynthesizeAsync(string text, CancellationToken ct)
    {
        await Running.WaitAsync(ct);
        using var limit = new CancellationTokenSource(Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        try
        {
            return await RunAsync(text, either.Token);
        }
        catch (Win32Exception)
        {
            return Synthesis.Failed($"{program} is not installed");
        }
        catch (IOException e)
        {
            return Synthesis.Failed($"{program}: {e.Message}");
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return Synthesis.Failed($"{program} took longer than {Limit.TotalSeconds} s");
        }
        finally
        {
            Running.Release();
        }
    }

    private async Task<Synthesis> RunAsync(string text, CancellationToken ct)
    {
        using var process = Process.Start(Command())!;
        try
        {
            var errors = process.StandardError.ReadToEndAsync(ct);
            var sound = ReadLimitedAsync(process.StandardOutput.BaseStream, ct);
            await process.StandardInput.WriteAsync(text.AsMemory(), ct);
            process.StandardInput.Close();
            var wav = await sound;
            await process.WaitForExitAsync(ct);
            return process.ExitCode == 0
                ? Decode(wav)
                : Synthesis.Failed($"{program} failed: {FirstLine(await errors)}");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }

    private ProcessStartInfo Command() => new(program)
    {
        ArgumentList = { "-v", voice, "-s", $"{WordsPerMinute}", "-b", "1", "--stdin", "--stdout" },
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
    };

    private Synthesis Decode(byte[] wav)
    {
        var (samples, rate, error) = WavFile.Parse(wav);
        if (error is not null || samples.Length == 0)
        {
            return Synthesis.Failed($"{program}: {error ?? "no sound"}");
        }

        var floats = new float[samples.Length];
        Pcm.ToFloats(samples, floats);
        return new Synthesis(floats, rate, null);
    }

    private static async Task<byte[]> ReadLimitedAsync(Stream stream, CancellationToken ct)
    {
        using var all = new MemoryStream();
        var part = new byte[32 * 1024];
        int count;
        while (all.Length < WavFile.MaxBytes && (count = await stream.ReadAsync(part, ct)) > 0)
        {
            all.Write(part, 0, count);
        }

        return all.ToArray();
    }

    private static string FirstLine(string text)
    {
        var line = text.AsSpan().Trim();
        var end = line.IndexOf('\n');
        line = end < 0 ? line : line[..end];
        return line[..Math.Min(line.Length, 200)].ToString();
    }
}
