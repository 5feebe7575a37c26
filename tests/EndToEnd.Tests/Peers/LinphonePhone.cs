using System.Diagnostics;
using System.Text;

namespace CallCenter.EndToEnd.Tests.Peers;

/// <summary>A real SIP telephone that can transfer attended: one linphonec process, driven by its prompt. It registers and answers by itself. Loopback only.</summary>
internal sealed class LinphonePhone : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Process _process;
    private readonly string _folder;
    private readonly StringBuilder _log = new();
    private TaskCompletionSource _changed = NewSignal();

    private LinphonePhone(Process process, string folder) => (_process, _folder) = (process, folder);

    /// <summary>A WAV of what it hears, in all its calls.</summary>
    public string HeardFile => Path.Combine(_folder, "heard.wav");

    public string Log
    {
        get { lock (_log) { return _log.ToString(); } }
    }

    public static Task<LinphonePhone> StartAsync(string user, int registrarPort) => StartAsync(new LinphoneOptions(user, $"127.0.0.1:{registrarPort}"));

    public static async Task<LinphonePhone> StartAsync(LinphoneOptions options)
    {
        var folder = Directory.CreateTempSubdirectory("linphone-").FullName;
        Directory.CreateDirectory(Path.Combine(folder, ".local", "share", "linphone"));
        var config = Path.Combine(folder, "rc");
        await File.WriteAllTextAsync(config, options.Config());
        var start = new ProcessStartInfo("linphonec", ["-c", config, "-a", "-d", "1", "-l", Path.Combine(folder, "log")])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, Environment = { ["HOME"] = folder },
        };
        var phone = new LinphonePhone(Process.Start(start)!, folder);
        phone._process.OutputDataReceived += (_, e) => phone.Keep(e.Data);
        phone._process.ErrorDataReceived += (_, e) => phone.Keep(e.Data);
        phone._process.BeginOutputReadLine();
        phone._process.BeginErrorReadLine();
        await phone.SayAsync("soundcard use files");
        if (options.MicrophoneWav is { } wav)
        {
            await phone.SayAsync($"play {wav}");
            await phone.SayAsync($"record {phone.HeardFile}");
        }

        return phone;
    }

    /// <summary>call URI, pause, resume, transfer ID --to-call ID, terminate …; returns where the log stood.</summary>
    public async Task<int> SayAsync(string command)
    {
        var at = Log.Length;
        await _process.StandardInput.WriteLineAsync(command);
        await _process.StandardInput.FlushAsync();
        return at;
    }

    /// <summary>Waits until the phone has said this after that place of its log.</summary>
    public async Task WaitAsync(string text, int after)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            Task changed;
            lock (_log)
            {
                if (_log.ToString(after, _log.Length - after).Contains(text, StringComparison.OrdinalIgnoreCase))
                {
                    return;
                }

                changed = _changed.Task;
            }

            var left = Patience - clock.Elapsed;
            if (left <= TimeSpan.Zero)
            {
                throw new TimeoutException($"the phone has not said '{text}'\n{Log}");
            }

            await changed.WaitAsync(left).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Keep(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_log)
        {
            _log.AppendLine(line);
            _changed.TrySetResult();
            _changed = NewSignal();
        }
    }
}
