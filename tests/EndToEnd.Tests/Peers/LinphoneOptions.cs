namespace CallCenter.EndToEnd.Tests.Peers;

/// <summary>How a linphone telephone is set up.</summary>
/// <param name="Registrar">host:port.</param>
internal sealed record LinphoneOptions(string User, string Registrar)
{
    private static readonly (string Mime, int Rate, int Channels)[] Known =
    [
        ("PCMU", 8000, 1), ("PCMA", 8000, 1), ("G722", 8000, 1), ("opus", 48000, 2), ("speex", 8000, 1), ("speex", 16000, 1), ("speex", 32000, 1), ("GSM", 8000, 1),
        ("BV16", 8000, 1), ("L16", 44100, 1), ("L16", 44100, 2),
    ];

    public string Transport { get; init; } = "udp";

    /// <summary>none, srtp or dtls.</summary>
    public string Encryption { get; init; } = "none";

    /// <summary>The only sound format that it speaks, as SDP names it.</summary>
    public string Codec { get; init; } = "PCMU";

    /// <summary>What it says; null = nothing, and it does not record.</summary>
    public string? MicrophoneWav { get; init; }

    /// <summary>It reports its sound by RTCP XR (RFC 3611), and asks for such reports.</summary>
    public bool ReportsVoice { get; init; }

    public string Config()
    {
        var port = Ports.Free();
        var codecs = string.Join('\n', Known.Select((c, i) => $"""
            [audio_codec_{i}]
            mime={c.Mime}
            rate={c.Rate}
            channels={c.Channels}
            enabled={(c.Mime.Equals(Codec, StringComparison.OrdinalIgnoreCase) ? 1 : 0)}

            """));
        var xr = ReportsVoice ? 1 : 0;
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
            media_encryption={Encryption}
            verify_server_certs=0
            verify_server_cn=0

            [rtp]
            audio_rtp_port={Ports.FreePhoneRtp()}
            rtcp_xr_enabled={xr}
            rtcp_xr_voip_metrics_enabled={xr}
            rtcp_xr_stat_summary_enabled={xr}
            rtcp_xr_rcvr_rtt_mode={(ReportsVoice ? "all" : "none")}

            [net]
            firewall_policy=0

            [sound]
            playback_dev_id=
            capture_dev_id=
            echocancellation=0
            remote_ring=

            {codecs}

            [auth_info_0]
            username={User}
            passwd={ServerProcess.SipSecret}
            realm={ServerProcess.Realm}
            domain={ServerProcess.Realm}

            [proxy_0]
            reg_proxy=<sip:{Registrar};transport={Transport}>
            reg_route=<sip:{Registrar};transport={Transport};lr>
            reg_identity=sip:{User}@{ServerProcess.Realm}
            reg_expires=60
            reg_sendregister=1
            publish=0

            """;
    }
}
