using System.Net;

namespace CallCenter.CtiServer.Options;

/// <summary>Everything an administrator can set, checked. Made by <see cref="SettingsReader"/>; nothing else reads the configuration.</summary>
/// <param name="Database">a PostgreSQL connection string; empty = SQLite in the data directory.</param>
/// <param name="LogFormat">of the lines on the console.</param>
/// <param name="Collector">where measurements are sent by OTLP; null = as OpenTelemetry's own environment variables say.</param>
/// <param name="Node">this server's name among those that share a database.</param>
internal sealed record ServerSettings(SipSettings Sip, RtpSettings Rtp, SpeechSettings Speech, KnowledgeSettings Knowledge,
    FlowSettings Flows, NumberingSettings Numbering, TimeSpan DrainTime, string DataDirectory, string Database, string Node, string PromptsDirectory,
    string Urls, bool RecordCalls, string? InitialAdminPassword, LogFormat LogFormat, Uri? Collector)
{
    public string RecordingsDirectory => Path.Combine(DataDirectory, "recordings");

    public string CacheDirectory => Path.Combine(DataDirectory, "cache");
}

internal enum LogFormat { Text, Json }

internal enum StrangerRule { Reject, Silent }

internal enum DigestChoice { Md5, Sha256, Both }

internal sealed record SipSettings(IPAddress Bind, int Port, string Realm, StrangerRule Strangers, DigestChoice Digest, int MaxCalls,
    IReadOnlyList<TrunkSettings> Trunks);

/// <param name="Address">calls from here are accepted: a host name, an address or a CIDR block; null for a trunk known by digest alone.</param>
/// <param name="Host">where outbound calls go; null = this trunk takes calls only.</param>
/// <param name="User">digest user, for calls that come in and that go out.</param>
/// <param name="CallerNumber">presented on outbound calls when the call itself has none.</param>
internal sealed record TrunkSettings(string Name, string? Address, string? Host, int Port, string Transport, string? User, string? Password,
    bool Register, string? CallerNumber, int MaxCalls);

internal sealed record RtpSettings(int FirstPort, int LastPort, TimeSpan MediaTimeout);

internal sealed record SpeechSettings(IReadOnlyDictionary<string, string> Recognizers, string ModelsDirectory, string NativeDirectory,
    int? MaxRecognizers);

internal sealed record KnowledgeSettings(double? SpeakAt, double? Margin);

/// <param name="Routes">dialed number to flow; any other number gets <paramref name="Default"/>.</param>
internal sealed record FlowSettings(string Directory, string Default, IReadOnlyDictionary<string, string> Routes);

internal sealed record NumberingSettings(string CountryCode, string NationalPrefix, string InternationalPrefix);
