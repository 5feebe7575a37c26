namespace CallCenter.CtiServer.Options;

/// <summary>Trunks that are set here and not on the page; <see cref="TrunkRules"/> says what both may be.</summary>
internal sealed partial class SettingsReader
{
    private TrunkSettings ReadTrunk(IConfigurationSection section, bool tls)
    {
        var at = section.Path;
        var register = Choice($"{at}:Register", false, ("true", true), ("false", false));
        var perSecond = Optional($"{at}:MaxCallsPerSecond") is null ? (int?)null : Number($"{at}:MaxCallsPerSecond", 0, 1, 100_000);
        var trunk = new TrunkSettings(Text($"{at}:Name", ""))
        {
            Addresses = List($"{at}:Address"),
            Host = Optional($"{at}:Host"),
            Port = Optional($"{at}:Port") is null ? 0 : Number($"{at}:Port", 0, 1, 65535),
            Transport = Text($"{at}:Transport", "udp").ToLowerInvariant(),
            User = Optional($"{at}:User"),
            Password = Optional($"{at}:Password"),
            Register = register,
            Priority = Number($"{at}:Priority", 1, 1, 100),
            Weight = Number($"{at}:Weight", 1, 1, 100),
            MaxCalls = Number($"{at}:MaxCalls", 10_000, 1, 100_000),
            MaxCallsPerSecond = perSecond,
            Codecs = [.. List($"{at}:Codecs").Select(c => c.ToUpperInvariant())],
            NumberIn = Optional($"{at}:NumberIn"),
            NumberOut = Optional($"{at}:NumberOut"),
            CallerId = Optional($"{at}:CallerNumber"),
            KeepAliveSeconds = Number($"{at}:KeepAliveSeconds", register ? 30 : 0, 0, 3600),
            DialedNumber = Choice($"{at}:DialedNumber", DialedNumberSource.Auto, ("auto", DialedNumberSource.Auto),
                ("requestUri", DialedNumberSource.RequestUri), ("to", DialedNumberSource.To), ("calledParty", DialedNumberSource.CalledParty)),
            MediaHosts = List($"{at}:MediaHosts"),
            MediaEncryption = Choice($"{at}:MediaEncryption", TrunkEncryption.Server, ("server", TrunkEncryption.Server), ("off", TrunkEncryption.Off),
                ("optional", TrunkEncryption.Optional), ("required", TrunkEncryption.Required)),
            FollowRedirects = Choice($"{at}:FollowRedirects", false, ("true", true), ("false", false)),
            AllowRefer = Choice($"{at}:AllowRefer", false, ("true", true), ("false", false)),
        };
        if (trunk.Name.Length == 0)
        {
            Refuse($"{at}:Name", "", "a name for the trunk");
        }

        if (trunk.Transport == "tls" && !tls)
        {
            Refuse($"{at}:Transport", trunk.Transport, "udp or tcp, or tls with Sip:TlsCertificate");
        }

        foreach (var fault in TrunkRules.Faults(trunk, TrunkRules.Transports))
        {
            var key = $"{at}:{KeyOf(fault.Field)}";
            Refuse(key, fault.Field == "password" ? "" : Text(key, ""), fault.Text);
        }

        return trunk;
    }

    private static string KeyOf(string field) => field switch
    {
        "addresses" => "Address",
        "callerId" => "CallerNumber",
        _ => $"{char.ToUpperInvariant(field[0])}{field[1..]}",
    };

    private List<string> List(string key, string fallback = "") => [.. Text(key, fallback).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
}
