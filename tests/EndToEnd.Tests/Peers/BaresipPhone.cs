using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace CallCenter.EndToEnd.Tests.Peers;

/// <summary>A real SIP telephone: one headless baresip process, driven over its control socket (netstring framed JSON). Loopback only.</summary>
internal sealed class BaresipPhone : IAsyncDisposable
{
    private readonly Process _process;
    private readonly TcpClient _control = new();
    private readonly Lock _gate = new();
    private readonly List<PhoneEvent> _events = [];
    private readonly Dictionary<string, TaskCompletionSource<string>> _replies = [];
    private readonly StringBuilder _log = new();
    private TaskCompletionSource _changed = NewSignal();
    private int _token;

    private BaresipPhone(Process process, string folder)
    {
        _process = process;
        Folder = folder;
    }

    public string Folder { get; }

    /// <summary>WAVs of what this phone heard, newest last; complete about 0.3 s after the call has closed.</summary>
    public IReadOnlyList<string> Heard => [.. Directory.GetFiles(Folder, "dump-*-dec.wav").Order()];

    public string Log
    {
        get { lock (_log) { return _log.ToString(); } }
    }

    public static async Task<BaresipPhone> StartAsync(PhoneOptions options)
    {
        var folder = Directory.CreateTempSubdirectory("baresip-").FullName;
        var control = Ports.Free();
        options.WriteConfig(folder, control);
        var start = new ProcessStartInfo("baresip", options.Trace ? ["-4", "-s", "-f", folder] : ["-4", "-f", folder])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        var phone = new BaresipPhone(Process.Start(start)!, folder);
        phone._process.OutputDataReceived += (_, e) => phone.Keep(e.Data);
        phone._process.ErrorDataReceived += (_, e) => phone.Keep(e.Data);
        phone._process.BeginOutputReadLine();
        phone._process.BeginErrorReadLine();
        await phone.ConnectAsync(control);
        if (options.Registrar is not null)
        {
            await phone.WaitRegisteredAsync(options.User);
        }

        return phone;
    }

    /// <summary>dial URI, accept, hangup, hold, resume, sndcode 12#, transfer URI, ausrc aufile,FILE …; returns what the phone answered.</summary>
    public async Task<string> CommandAsync(string command, string parameters = "") =>
        await CommandAsync(command, parameters, within: TimeSpan.FromSeconds(10)) ?? throw new TimeoutException($"the phone did not answer {command}\n{Log}");

    /// <summary>Null when the phone does not answer in time.</summary>
    private async Task<string?> CommandAsync(string command, string parameters, TimeSpan within)
    {
        var token = $"t{Interlocked.Increment(ref _token)}";
        var reply = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _replies[token] = reply;
        }

        var json = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string>
        {
            ["command"] = command, ["params"] = parameters, ["token"] = token,
        });
        byte[] frame = [.. Encoding.ASCII.GetBytes($"{json.Length}:"), .. json, (byte)','];
        await _control.GetStream().WriteAsync(frame);
        await ((Task)reply.Task).WaitAsync(within).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return reply.Task.IsCompletedSuccessfully ? await reply.Task : null;
    }

    /// <summary>From now on the microphone is this file (8 kHz mono); it must be longer than the rest of the call.</summary>
    public Task SayAsync(string wav) => CommandAsync("ausrc", $"aufile,{wav}");

    /// <summary>The next event of the type (those that came already count); drops everything before it.</summary>
    public async Task<PhoneEvent> WaitAsync(string type, TimeSpan? limit = null)
    {
        var deadline = Stopwatch.StartNew();
        var longest = limit ?? TimeSpan.FromSeconds(15);
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                var at = _events.FindIndex(e => e.Type == type);
                if (at >= 0)
                {
                    var hit = _events[at];
                    _events.RemoveRange(0, at + 1);
                    return hit;
                }

                changed = _changed.Task;
            }

            var left = longest - deadline.Elapsed;
            if (left <= TimeSpan.Zero)
            {
                throw new TimeoutException($"no {type} within {longest.TotalSeconds} s\n{Log}");
            }

            await changed.WaitAsync(left).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Waits until this much more sound has come in: the recording itself is the clock.</summary>
    public async Task HearAsync(double seconds)
    {
        static long Length(string? file) => file is null ? 0 : new FileInfo(file).Length;
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        var before = Heard.Sum(Length);
        for (var tries = 0; Heard.Sum(Length) < before + (2 * Sounds.Rate * seconds); tries++)
        {
            if (tries > (seconds * 10) + 300)
            {
                throw new TimeoutException($"no {seconds} s of sound came in\n{Log}");
            }

            await timer.WaitForNextTickAsync();
        }
    }

    /// <summary>Waits until the other side has said something more and then was silent for a second; returns what was heard meanwhile.</summary>
    public Task<short[]> HearOutAsync() => HearUntilAsync("a sentence and its end",
        sound => Sounds.LoudSeconds(sound) > 0.5 && Sounds.LoudSeconds(sound[^Math.Min(sound.Length, Sounds.Rate)..]) == 0);

    /// <summary>Waits until the sound that comes from now on fits, however late it begins; returns it.</summary>
    /// <param name="from">in samples: sound that came earlier counts too; null = from now on.</param>
    public async Task<short[]> HearUntilAsync(string what, Func<ReadOnlySpan<short>, bool> fits, int? from = null)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        var before = from ?? HeardSound().Length;
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < Company.Patience; await timer.WaitForNextTickAsync())
        {
            var sound = HeardSound().AsSpan(before);
            if (fits(sound))
            {
                return sound.ToArray();
            }
        }

        throw new TimeoutException($"not heard: {what}\n{Log}");
    }

    /// <summary>Waits until whole rounds of <see cref="Sounds.Numbered"/> have been heard.</summary>
    /// <param name="from">as in <see cref="HearUntilAsync"/>.</param>
    public Task HearNumbersAsync(int lowestHz, string whose, int? from = null, int rounds = 1) =>
        HearUntilAsync($"numbers of {whose}", sound => Sounds.NumbersIn(sound, lowestHz).Contains(string.Concat(Enumerable.Repeat("1234", rounds)), StringComparison.Ordinal), from);

    /// <summary>All that this phone has heard so far, in one piece.</summary>
    public short[] HeardSound() => [.. Heard.SelectMany(file => Sounds.Read(file)[0])];

    /// <summary>The plug is pulled: no BYE, no un-REGISTER.</summary>
    public void Kill() => _process.Kill(entireProcessTree: true);

    public async ValueTask DisposeAsync()
    {
        try
        {
            await CommandAsync("quit").WaitAsync(TimeSpan.FromSeconds(1));
        }
        catch (Exception e) when (e is TimeoutException or IOException or InvalidOperationException or ObjectDisposedException)
        {
            // it is ended below all the same
        }

        try
        {
            // a phone whose registrar is gone lingers on its un-REGISTER
            await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(2));
        }
        catch (TimeoutException)
        {
            _process.Kill(entireProcessTree: true);
        }

        _control.Dispose();
        _process.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private async Task ConnectAsync(int port)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        for (var tries = 0; ; tries++)
        {
            try
            {
                await _control.ConnectAsync(IPAddress.Loopback, port);
                _ = ReadAsync();
                return;
            }
            catch (SocketException) when (tries < 200 && !_process.HasExited)
            {
                await timer.WaitForNextTickAsync();
            }
        }
    }

    private async Task WaitRegisteredAsync(string user)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        for (var tries = 0; tries < 150; tries++)
        {
            // the control socket does not replay events: an early REGISTER_OK would be missed; a command that comes while it starts may be lost
            var lines = (await CommandAsync("reginfo", "", within: TimeSpan.FromSeconds(1)) ?? "").Split('\n');
            if (lines.Any(l => l.Contains($"sip:{user}@", StringComparison.Ordinal) && l.Contains("OK", StringComparison.Ordinal)))
            {
                return;
            }

            await timer.WaitForNextTickAsync();
        }

        throw new TimeoutException($"{user} was not registered\n{Log}");
    }

    private async Task ReadAsync()
    {
        var stream = _control.GetStream();
        var pending = new List<byte>();
        var chunk = new byte[16384];
        try
        {
            for (int read; (read = await stream.ReadAsync(chunk)) > 0;)
            {
                pending.AddRange(chunk.AsSpan(0, read));
                TakeFrames(pending);
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // the phone has gone
        }
    }

    private void TakeFrames(List<byte> pending)
    {
        for (int colon; (colon = pending.IndexOf((byte)':')) > 0;)
        {
            var length = int.Parse(Encoding.ASCII.GetString([.. pending.GetRange(0, colon)]), System.Globalization.CultureInfo.InvariantCulture);
            if (pending.Count < colon + length + 2)
            {
                return;
            }

            Take(JsonDocument.Parse(pending.GetRange(colon + 1, length).ToArray()).RootElement);
            pending.RemoveRange(0, colon + length + 2);
        }
    }

    private void Take(JsonElement message)
    {
        lock (_gate)
        {
            if (message.TryGetProperty("token", out var token) && _replies.Remove(token.GetString()!, out var reply))
            {
                reply.TrySetResult(message.TryGetProperty("data", out var data) ? data.ToString() : "");
            }
            else if (message.TryGetProperty("type", out var type))
            {
                _events.Add(new PhoneEvent(type.GetString()!, message, DateTimeOffset.UtcNow));
                var changed = _changed;
                _changed = NewSignal();
                changed.TrySetResult();
            }
        }
    }

    private void Keep(string? line)
    {
        lock (_log)
        {
            _log.AppendLine(line);
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>Something that happened at the phone: CALL_INCOMING, CALL_ESTABLISHED, CALL_CLOSED, CALL_DTMF_START …</summary>
internal sealed record PhoneEvent(string Type, JsonElement Raw, DateTimeOffset At)
{
    public string? this[string name] => Raw.TryGetProperty(name, out var value) ? value.ToString() : null;
}
