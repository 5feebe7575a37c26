using System.Globalization;
using System.Net;
using CallCenter.CallModel.Texts;
using CallCenter.Dialer.Detection;
using CallCenter.MediaStack.Sdp;
using CallCenter.Storage.Database;

namespace CallCenter.CtiServer.Options;

/// <summary>
/// Turns the configuration into <see cref="ServerSettings"/>. Every wrong key or value becomes one line: key, value, what is allowed.
/// </summary>
internal sealed partial class SettingsReader(IConfiguration configuration)
{
    private static readonly string[] OwnSections =
        ["Sip", "Rtp", "Speech", "Knowledge", "Flows", "Numbering", "Dialing", "Outbound", "Desk", "Pop", "Admin", "Recording", "Shutdown", "Log", "Otlp", "Retention", "Http", "WebCalls", "Reports", "Mail", "Probe"];

    private readonly HashSet<string> _known = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _errors = [];

    public static (ServerSettings? Settings, IReadOnlyList<string> Errors) Read(IConfiguration configuration)
    {
        var reader = new SettingsReader(configuration);
        var settings = reader.ReadAll();
        reader.RefuseUnknownKeys();
        return reader._errors.Count == 0 ? (settings, []) : (null, reader._errors);
    }

    private ServerSettings ReadAll()
    {
        var database = Text("Database", "");
        if (database.Length > 0 && Db.ServerTrouble(database) is { } trouble)
        {
            // the value may hold a password
            Refuse("Database", "(not shown)", $"empty (SQLite in the data directory) or Host=...;Port=...;Username=...;Password=...;Database=... (PostgreSQL): {trouble.ReplaceLineEndings(" ")}");
        }

        var numbering = ReadNumbering();
        return new ServerSettings(
            ReadSip(),
            ReadRtp(),
            ReadSpeech(),
            new KnowledgeSettings(Share("Knowledge:SpeakAt"), Share("Knowledge:Margin")),
            ReadFlows(numbering.Plan()),
            numbering,
            new DialingSettings(Classes("Dialing:BarredClasses"), Prefixes("Dialing:AllowedPrefixes"), Prefixes("Dialing:BarredPrefixes"))
            {
                FromPhones = Choice("Dialing:FromPhones", false, ("true", true), ("false", false)),
                UserCallsPerHour = Number("Dialing:UserCallsPerHour", 60, 1, 100_000),
                AbroadCallsPerHour = Number("Dialing:AbroadCallsPerHour", 30, 0, 100_000),
            },
            ReadDesk(),
            TimeSpan.FromSeconds(Number("Shutdown:DrainSeconds", 20, 0, 3600)),
            Text("DataDirectory", "data"),
            database,
            Text("Node", Db.ThisMachine),
            Text("Prompts", "prompts"),
            Text("Urls", "http://localhost:8080"),
            Choice("Recording:Enabled", true, ("true", true), ("false", false)),
            Optional("Admin:InitialPassword"),
            Choice("Log:Format", LogFormat.Text, ("text", LogFormat.Text), ("json", LogFormat.Json)),
            HttpAddress("Otlp:Endpoint"),
            new RetentionSettings(Number("Retention:RecordingDays", 90, 0, 36_500), Number("Retention:FactDays", 400, 0, 36_500), Number("Retention:QuestionDays", 400, 0, 36_500)),
            new HttpSettings(Networks("Http:Proxies"), Networks("Http:Monitors", "127.0.0.0/8, ::1")))
        {
            WebCalls = ReadWebCalls(),
            Mail = ReadMail(),
            Probe = ReadProbe(),
            Pops = ReadPops(),
            RecordingKeys = ReadRecordingKeys(),
            Detection = new DetectionOptions(Choice("Outbound:MachineDetection", false, ("true", true), ("false", false)),
                Number("Outbound:MachineSamplePercent", 10, 1, 100) / 100.0, Number("Outbound:MachineMostWrongPercent", 1, 1, 100) / 100.0),
            PoliciesDirectory = Text("Outbound:Policies", "src/Dialer/policies"),
            ServiceLevel = Choice("Reports:ServiceLevel", ServiceLevelFormula.LateAbandons,
                [.. Enum.GetValues<ServiceLevelFormula>().Select(formula => (EnumWords.Of(formula), formula))]),
        };
    }

    private SipSettings ReadSip()
    {
        var tls = ReadTls();
        return new SipSettings(
            Address("Sip:Bind", IPAddress.Any),
            Number("Sip:Port", 5060, 1, 65535),
            Text("Sip:Realm", "callcenter"),
            Choice("Sip:Strangers", StrangerRule.Reject, ("reject", StrangerRule.Reject), ("silent", StrangerRule.Silent)),
            Choice("Sip:Digest", DigestChoice.Md5, ("md5", DigestChoice.Md5), ("sha-256", DigestChoice.Sha256), ("both", DigestChoice.Both)),
            Number("Sip:MaxCalls", 2000, 1, 100_000),
            Number("Sip:MaxCallsPerSecond", 250, 1, 100_000),
            [.. configuration.GetSection("Sip:Trunks").GetChildren().Select(trunk => ReadTrunk(trunk, tls is not null))])
        {
            PublicAddress = Public("Sip:PublicAddress"),
            Tls = tls,
            MediaEncryption = Choice("Sip:MediaEncryption", EncryptionPolicy.Optional,
                ("off", EncryptionPolicy.Off), ("optional", EncryptionPolicy.Optional), ("required", EncryptionPolicy.Required)),
            MediaKeys = Choice("Sip:MediaKeys", KeyExchange.Sdes, ("sdes", KeyExchange.Sdes), ("dtls", KeyExchange.Dtls), ("both", KeyExchange.Both)),
            WebSocketPath = WebSocketPath("Sip:WebSocketPath"),
            WebSocketOrigins = Origins("Sip:WebSocketOrigins"),
        };
    }

    /// <summary>Addresses and blocks, separated by commas.</summary>
    private List<IPNetwork> Networks(string key, string fallback = "")
    {
        var networks = new List<IPNetwork>();
        foreach (var text in List(key, fallback))
        {
            if (TrunkRules.Network(text) is { } network)
            {
                networks.Add(network);
            }
            else
            {
                Refuse(key, text, "addresses and CIDR blocks such as 192.0.2.0/24, separated by commas");
            }
        }

        return networks;
    }

    private SpeechSettings ReadSpeech()
    {
        var recognizers = new Dictionary<string, string> { ["en"] = "whisper", ["zh"] = "none" };
        foreach (var language in configuration.GetSection("Speech:Recognizer").GetChildren())
        {
            var value = Text(language.Path, "");
            if (value is not ("whisper" or "none") && !(value.StartsWith("vosk:", StringComparison.Ordinal) && value.Length > 5))
            {
                Refuse(language.Path, value, "whisper, vosk:DIRECTORY or none");
            }
            else if (value == "whisper" && language.Key != "en")
            {
                Refuse(language.Path, value, "vosk:DIRECTORY or none; the shipped whisper model hears English only");
            }

            recognizers[language.Key] = value;
        }

        var most = Optional("Speech:MaxRecognizers") is null ? (int?)null : Number("Speech:MaxRecognizers", 0, 1, 256);
        return new SpeechSettings(recognizers, Text("Speech:Models", "models"), Text("Speech:NativeDirectory", "native/lib"), most);
    }

    private FlowSettings ReadFlows(NumberingPlan numbers)
    {
        var routes = new Dictionary<string, string>();
        foreach (var route in configuration.GetSection("Flows:Routes").GetChildren())
        {
            var number = Text($"{route.Path}:Number", "");
            var flow = Text($"{route.Path}:Flow", "");
            if (number.Length == 0 || flow.Length == 0)
            {
                Refuse(route.Path, $"{number} {flow}".Trim(), "a Number and the name of a Flow");
            }

            if (routes.Keys.FirstOrDefault(known => numbers.Normalize(known) == numbers.Normalize(number)) is { } twin && routes[twin] != flow)
            {
                Refuse($"{route.Path}:Number", number, $"one flow for a number; {twin} has {routes[twin]} already");
            }

            routes[number] = flow;
        }

        return new FlowSettings(Text("Flows:Directory", "src/IvrFlows/flows"), Text("Flows:Default", "default"), routes);
    }

    private void RefuseUnknownKeys()
    {
        foreach (var (key, value) in OwnSections.SelectMany(s => configuration.GetSection(s).AsEnumerable()))
        {
            if (!string.IsNullOrEmpty(value) && !_known.Contains(key))
            {
                var near = _known.MinBy(k => EditDistance.Between(k.ToLowerInvariant(), key.ToLowerInvariant()));
                _errors.Add($"{key} = \"{value}\": there is no such key" + (near is null ? "" : $"; the nearest is {near}"));
            }
        }
    }

    private string? Optional(string key)
    {
        _known.Add(key);
        var value = configuration[key];
        return string.IsNullOrWhiteSpace(value) ? null : value.Trim();
    }

    private string Text(string key, string fallback) => Optional(key) ?? fallback;

    private int Number(string key, int fallback, int least, int most)
    {
        if (Optional(key) is not { } text)
        {
            return fallback;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most)
        {
            return value;
        }

        Refuse(key, text, $"a whole number from {least} to {most}");
        return fallback;
    }

    private double? Share(string key)
    {
        if (Optional(key) is not { } text)
        {
            return null;
        }

        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value is >= 0 and <= 1)
        {
            return value;
        }

        Refuse(key, text, "empty (found from the knowledge base) or a number from 0 to 1");
        return null;
    }

    private string Digits(string key, string fallback)
    {
        var text = Text(key, fallback);
        if (!text.All(char.IsAsciiDigit))
        {
            Refuse(key, text, "digits");
        }

        return text;
    }

    private Uri? HttpAddress(string key)
    {
        var text = Optional(key);
        if (text is null || (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
        {
            return text is null ? null : new Uri(text);
        }

        Refuse(key, text, "empty, or an address such as http://localhost:4317");
        return null;
    }

    private IPAddress Address(string key, IPAddress fallback)
    {
        var text = Text(key, fallback.ToString());
        if (IPAddress.TryParse(text, out var address))
        {
            return address;
        }

        Refuse(key, text, "an address of this machine, 0.0.0.0 for all of IPv4, or :: for all of both");
        return fallback;
    }

    private T Choice<T>(string key, T fallback, params (string Name, T Value)[] choices)
    {
        if (Optional(key) is not { } text)
        {
            return fallback;
        }

        foreach (var (name, value) in choices)
        {
            if (string.Equals(name, text, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        Refuse(key, text, string.Join(" or ", choices.Select(c => c.Name)));
        return fallback;
    }

    private (int First, int Last) PortRange(string key, int first, int last)
    {
        var text = Text(key, $"{first}-{last}");
        var dash = text.IndexOf('-');
        if (dash > 0 && int.TryParse(text.AsSpan(0, dash), NumberStyles.None, CultureInfo.InvariantCulture, out var low)
            && int.TryParse(text.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var high)
            && low >= 1024 && high <= 65535 && high - low >= 3)
        {
            return (low, high);
        }

        Refuse(key, text, "FIRST-LAST within 1024-65535, at least four ports");
        return (first, last);
    }

    private void Refuse(string key, string value, string allowed) => _errors.Add($"{key} = \"{value}\": allowed is {allowed}");

    /// <summary>Levenshtein distance, to name the key that was meant.</summary>
}
