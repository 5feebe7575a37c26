using System.ComponentModel;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace CallCenter.Speech.Probing;

/// <summary>
/// Tries a model in a child process before the server loads it: the engines answer a broken one with a crash, an exit or endless work.
/// A passed trial is remembered until a file of the model or of the engines changes.
/// </summary>
internal sealed class ModelProbe(IProbeLauncher launcher, string nativeDirectory, string cacheDirectory, TimeProvider time, TimeSpan? limit = null)
{
    public static readonly TimeSpan DefaultLimit = TimeSpan.FromSeconds(60);

    private readonly TimeSpan _limit = limit ?? DefaultLimit;

    /// <summary>Null when the model may be loaded, else one line that says why not.</summary>
    public async Task<string?> TryAsync(string kind, string model, string extra, CancellationToken ct)
    {
        var passed = Path.Combine(cacheDirectory, "probes", Fingerprint(kind, model, extra));
        if (File.Exists(passed))
        {
            return null;
        }

        var reason = await RunAsync([SpeechProbe.Option, kind, nativeDirectory, model, extra], ct);
        if (reason is null)
        {
            Remember(passed, model);
        }

        return reason;
    }

    private async Task<string?> RunAsync(IReadOnlyList<string> arguments, CancellationToken ct)
    {
        try
        {
            using var child = Process.Start(Command(arguments))!;
            return await WatchAsync(child, ct);
        }
        catch (Win32Exception e)
        {
            return $"the probe cannot be started: {e.Message}";
        }
    }

    private async Task<string?> WatchAsync(Process child, CancellationToken ct)
    {
        using var late = new CancellationTokenSource(_limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, late.Token);
        try
        {
            var output = child.StandardOutput.ReadToEndAsync(either.Token);
            var errors = child.StandardError.ReadToEndAsync(either.Token);
            await child.WaitForExitAsync(either.Token);
            return Verdict(child.ExitCode, LastLine(await output), LastLine(await errors));
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return $"hangs: no answer within {_limit.TotalSeconds:0.#} s";
        }
        finally
        {
            if (!child.HasExited)
            {
                child.Kill(entireProcessTree: true);
            }
        }
    }

    private ProcessStartInfo Command(IReadOnlyList<string> arguments)
    {
        var command = launcher.Command(arguments);
        command.RedirectStandardOutput = true;
        command.RedirectStandardError = true;
        command.Environment["OPENBLAS_NUM_THREADS"] = "1";
        return command;
    }

    private static string? Verdict(int exitCode, string output, string error) => exitCode switch
    {
        0 when output == SpeechProbe.Passed => null,
        134 => $"crashes the engine (abort): {error}",
        139 => "crashes the engine (segmentation fault)",
        3 => error.Length > 0 ? $"{output} ({error})" : output,
        _ => $"the engine exits with {exitCode}: {error}",
    };

    private static string LastLine(string text)
    {
        var line = text.AsSpan().TrimEnd();
        line = line[(line.LastIndexOf('\n') + 1)..].Trim();
        return line[..Math.Min(line.Length, 200)].ToString();
    }

    private string Fingerprint(string kind, string model, string extra)
    {
        var text = new StringBuilder($"{kind}\n{Path.GetFullPath(model)}\n{extra}\n");
        foreach (var file in FilesOf(model).Concat(FilesOf(nativeDirectory)).OrderBy(f => f.FullName, StringComparer.Ordinal))
        {
            text.Append(file.FullName).Append(' ').Append(file.Length).Append(' ').Append(file.LastWriteTimeUtc.Ticks).Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..40];
    }

    private static IEnumerable<FileInfo> FilesOf(string directory) =>
        Directory.Exists(directory) ? new DirectoryInfo(directory).EnumerateFiles("*", SearchOption.AllDirectories) : [];

    private static void Remember(string path, string model)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, model);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // a read-only cache costs one probe at each start
        }
    }
}
