using System.Diagnostics;

namespace CallCenter.EndToEnd.Tests.Peers;

/// <summary>How a baresip telephone is set up.</summary>
internal sealed record PhoneOptions
{
    public required string User { get; init; }

    /// <summary>host:port; null = no registration (a customer on a trunk).</summary>
    public string? Registrar { get; init; }

    public string Transport { get; init; } = "udp";

    /// <summary>Where its signalling comes from.</summary>
    public string Address { get; init; } = "127.0.0.1";

    /// <summary>Where it takes calls; 0 = any free port.</summary>
    public int SipPort { get; init; }

    public bool AutoAnswer { get; init; }

    public string Codecs { get; init; } = "pcmu";

    /// <summary>Of microphone and codec, Hz: 8000, 16000 for G.722, 48000 for Opus.</summary>
    public int Rate { get; init; } = Sounds.Rate;

    /// <summary>Mono 16-bit at <see cref="Rate"/>, longer than the call: at its end the phone hangs up.</summary>
    public required string MicrophoneWav { get; init; }

    public bool Trace { get; init; }

    /// <summary>baresip's mediaenc: srtp (beside plain RTP), srtp-mand, dtls_srtp; null = it knows none.</summary>
    public string? Encryption { get; init; }

    public void WriteConfig(string folder, int controlPort)
    {
        var rtp = Ports.FreePhoneRtp();
        string[] modules = ["g711", .. Rate > Sounds.Rate ? ["g722", "opus"] : Array.Empty<string>(), "aufile", "aubridge", "sndfile", .. Encryption is null ? Array.Empty<string>() : ["srtp", "dtls_srtp"]];
        File.WriteAllText(Path.Combine(folder, "config"), $"""
            poll_method epoll
            sip_listen {Address}:{SipPort}
            net_interface 127.0.0.1
            call_local_timeout 60
            call_max_calls 16
            audio_player aubridge,none
            audio_source aufile,{MicrophoneWav}
            audio_alert aubridge,alert
            audio_buffer 20-160
            ausrc_srate {Rate}
            auplay_srate {Rate}
            ausrc_channels 1
            auplay_channels 1
            audio_txmode thread
            rtp_ports {rtp}-{rtp + 18}
            rtcp_mux no
            jitter_buffer_delay 2-10
            rtp_stats yes
            ringback_disabled yes
            statmode_default off
            snd_path {folder}
            ctrl_tcp_listen 127.0.0.1:{controlPort}
            module_path {ModulePath()}
            {string.Join('\n', modules.Select(m => $"module {m}.so"))}
            module_tmp uuid.so
            module_tmp account.so
            module_app contact.so
            module_app debug_cmd.so
            module_app menu.so
            module_app ctrl_tcp.so

            """);
        File.WriteAllText(Path.Combine(folder, "contacts"), "");
        File.WriteAllText(Path.Combine(folder, "accounts"), Account + "\n");
    }

    private string Account => (Registrar is null
            ? $"<sip:{User}@127.0.0.1>;regint=0"
            : $"<sip:{User}@{ServerProcess.Realm}>;auth_user={User};auth_pass={ServerProcess.SipSecret};outbound=\"sip:{Registrar};transport={Transport}\";regint=60")
        + $";audio_codecs={Codecs}" + (AutoAnswer ? ";answermode=auto" : "") + (Encryption is null ? "" : $";mediaenc={Encryption}");

    private static string ModulePath()
    {
        using var dpkg = Process.Start(new ProcessStartInfo("dpkg", ["-L", "baresip-core"]) { RedirectStandardOutput = true })!;
        return Path.GetDirectoryName(dpkg.StandardOutput.ReadToEnd().Split('\n').First(l => l.EndsWith("/account.so", StringComparison.Ordinal)))!;
    }
}
