using System.Diagnostics;
using System.Text;

namespace CallCenter.EndToEnd.Tests.Peers;

/// <summary>A real SIP telephone that can transfer attended: one linphonec process, driven by its prompt. It registers and answers by itself, and says nothing. Loopback only.</summary>
internal sealed class LinphonePhone : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Process _process;
    private readonly string _folder;
    private readonly StringBuilder _log = new();
    private TaskCompletionSource _changed = NewSignal();

    private LinphonePhone(Process process, string folder) => (_process, _folder) = (process, folder);

    public string Log
    {
        get { lock (_log) { return _log.ToString(); } }
    }

    public static async Task<LinphonePhone> StartAsync(string user, int registrarPort)
    {
        var folder = Directory.CreateTempSubdirectory("linphone-").FullName;
        Directory.CreateDirectory(Path.Combine(folder, ".local", "share", "linphone"));
        var config = Path.Combine(folder, "rc");
        await File.WriteAllTextAsync(config, Config(user, registrarPort));
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

    private static string Config(string user, int registrarPort)
    {
        var port = Ports.Free();
        return $"""
            [sip]
            sip_port={port}
            sip_tcp_port={port}
            sip_tls_port=-1
            bind_address=127.0.0.1
            use_ipv6=0
            guess_hostname=0
            default_proxy=0
            register_only_when_network_is_up=0
            auto_net_state_mon=0
            media_encryption=none

            [rtp]
            audio_rtp_port={Ports.FreePhoneRtp()}

            [net]
            firewall_policy=0

            [sound]
            playback_dev_id=
            capture_dev_id=
            echocancellation=0
            remote_ring=

            [audio_codec_0]
            mime=PCMU
            rate=8000
            channels=1
            enabled=1

            [auth_info_0]
            username={user}
            passwd={ServerProcess.SipSecret}
            realm={ServerProcess.Realm}
            domain={ServerProcess.Realm}

            [proxy_0]
            reg_proxy=<sip:127.0.0.1:{registrarPort}>
            reg_route=<sip:127.0.0.1:{registrarPort};lr>
            reg_identity=sip:{user}@{ServerProcess.Realm}
            reg_expires=60
            reg_sendregister=1
            publish=0

            """;
    }

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
