using System.Net;

namespace CallCenter.AgentBridge.Hosting;

/// <summary>What the host tells the faces.</summary>
public sealed record AgentBridgeOptions
{
    /// <summary>The built pages.</summary>
    public string WebRoot { get; init; } = Path.Combine(AppContext.BaseDirectory, "wwwroot");

    /// <summary>Where measurements are sent by OTLP; null = as OpenTelemetry's own environment variables say.</summary>
    public Uri? Collector { get; init; }

    /// <summary>Reverse proxies: only their word counts about where a request comes from (X-Forwarded-For, -Proto).</summary>
    public IReadOnlyList<IPNetwork> Proxies { get; init; } = [];

    /// <summary>Who sees /metrics and the details of /health/ready without signing in.</summary>
    public IReadOnlyList<IPNetwork> Monitors { get; init; } = Loopback;

    /// <summary>Calls from web pages.</summary>
    public WebCallRules WebCalls { get; init; } = WebCallRules.Off;

    /// <summary>Sites whose pages may stand in ours.</summary>
    public IReadOnlyList<string> FrameOrigins { get; init; } = [];

    /// <summary>This machine.</summary>
    public static IReadOnlyList<IPNetwork> Loopback { get; } = [IPNetwork.Parse("127.0.0.0/8"), IPNetwork.Parse("::1/128")];

    /// <summary>How long a ring waits for the agent's page to have shown the pop.</summary>
    public TimeSpan PageShare { get; init; } = TimeSpan.FromMilliseconds(800);

    /// <summary>An agent without a page for so long, who had one, is not ready any more; zero = never.</summary>
    public TimeSpan PageGoneTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Figures are pushed at least this often, so that a page can tell silence from calm.</summary>
    public TimeSpan PushEvery { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Comment lines that keep an idle event stream open.</summary>
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(15);
}
