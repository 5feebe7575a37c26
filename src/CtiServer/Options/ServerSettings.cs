using CallCenter.Dialer.Detection;
using CallCenter.Mailing;
using CallCenter.MediaStack.Sealing;
using Microsoft.AspNetCore.Http;

namespace CallCenter.CtiServer.Options;

/// <summary>Everything an administrator can set, checked. Made by <see cref="SettingsReader"/>; nothing else reads the configuration.</summary>
/// <param name="Database">a PostgreSQL connection string; empty = SQLite in the data directory.</param>
/// <param name="LogFormat">of the lines on the console.</param>
/// <param name="Collector">where measurements are sent by OTLP; null = as OpenTelemetry's own environment variables say.</param>
/// <param name="Node">this server's name among those that share a database.</param>
internal sealed record ServerSettings(SipSettings Sip, RtpSettings Rtp, SpeechSettings Speech, KnowledgeSettings Knowledge,
    FlowSettings Flows, NumberingSettings Numbering, DialingSettings Dialing, DeskSettings Desk, TimeSpan DrainTime, string DataDirectory,
    string Database, string Node, string PromptsDirectory, string Urls, bool RecordCalls, string? InitialAdminPassword, LogFormat LogFormat,
    Uri? Collector, RetentionSettings Retention, HttpSettings Http)
{
    public required WebCallSettings WebCalls { get; init; }

    /// <summary>Where letters are handed over.</summary>
    public SmtpOptions Mail { get; init; } = new();

    /// <summary>Of callers by script.</summary>
    public ProbeSettings Probe { get; init; } = new();

    public required PopSettings Pops { get; init; }

    /// <summary>Of campaigns: whether machines that answer are looked for.</summary>
    public DetectionOptions Detection { get; init; } = new();

    /// <summary>Where the policy packs are that campaigns choose from.</summary>
    public required string PoliciesDirectory { get; init; }

    /// <summary>The service level's formula of queues that have none of their own.</summary>
    public ServiceLevelFormula ServiceLevel { get; init; }

    /// <summary>Where people find the pages; this machine's name in place of "all addresses".</summary>
    public string PagesAddress
    {
        get
        {
            var first = BindingAddress.Parse(Urls.Split(';')[0]);
            return $"{first.Scheme}://{(first.Host is "*" or "+" or "0.0.0.0" or "[::]" ? Environment.MachineName : first.Host)}:{first.Port}{first.PathBase}";
        }
    }

    /// <summary>Recordings are encrypted under the first of these; null = they are not.</summary>
    public RecordingKeys? RecordingKeys { get; init; }

    public string RecordingsDirectory => Path.Combine(DataDirectory, "recordings");

    public string CacheDirectory => Path.Combine(DataDirectory, "cache");
}
