using CallCenter.CallModel.Yaml;

namespace CallCenter.CtiServer.Probing;

/// <summary>What a probing caller dials, says and expects; a YAML file that people write.</summary>
/// <param name="Host">name or address of the server.</param>
/// <param name="To">the number that is dialed.</param>
/// <param name="From">the caller's number.</param>
internal sealed record ProbeScript(string Name, string Host, int Port, string To, string From, string Language, IReadOnlyList<ProbeStep> Steps)
{
    /// <summary>The call goes out by a trunk of the server, as any call does, and comes back from the carrier.</summary>
    public bool ByTrunk { get; init; }

    private const int Longest = 300;
    private static readonly string[] Kinds = ["hear", "say", "press", "wait", "ends"];

    /// <summary>Null when there is a defect; all of them are told.</summary>
    public static ProbeScript? Read(string text, FileErrors errors)
    {
        if (YamlFile.Root(text, "the file must begin with 'probe: name'", errors) is not { } root)
        {
            return null;
        }

        var map = new YamlMap(root, "the probe", errors);
        var (name, call) = (map.Required("probe"), map.Map("call"));
        if (call is null)
        {
            errors.Add(map.Line, "the probe needs 'call', for instance { to: \"1000\", host: 127.0.0.1 }");
            return null;
        }

        var script = new ProbeScript(name, call.Text("host") ?? "127.0.0.1", call.Number("port", 5060, 1, 65535), call.Required("to"), call.Text("from") ?? "anonymous",
            map.Text("language") ?? "en", [.. map.Maps("steps", "a step").Select(Step).OfType<ProbeStep>()])
        {
            ByTrunk = ByTrunkOf(call),
        };
        if (script.Steps.Count == 0)
        {
            errors.Add(map.Line, "the probe needs 'steps'");
        }

        call.ReportUnknown();
        map.ReportUnknown();
        return errors.Any ? null : script;
    }

    private static bool ByTrunkOf(YamlMap call)
    {
        if (call.Text("by") is not (null or "trunk"))
        {
            call.Errors.Add(call.LineOf("by"), "'by' is trunk, or is left out");
        }

        return call.Has("by");
    }

    private static ProbeStep? Step(YamlMap map)
    {
        if (Kinds.Where(map.Has).ToList() is not [var kind])
        {
            map.Errors.Add(map.Line, $"a step is one of {string.Join(", ", Kinds)}");
            return null;
        }

        ProbeStep step = kind switch
        {
            "hear" => new ProbeStep.Hear(map.Required(kind), Seconds(map, "within", 15), Seconds(map, "begins", 5), map.Number("share", 80, 1, 100) / 100.0),
            "say" => new ProbeStep.Say(map.Required(kind)),
            "press" => new ProbeStep.Press(Keys(map)),
            "wait" => new ProbeStep.Wait(Seconds(map, kind, 1)),
            _ => new ProbeStep.Ends(Seconds(map, kind, 15)),
        };
        map.ReportUnknown();
        return step;
    }

    private static TimeSpan Seconds(YamlMap map, string key, int otherwise) => TimeSpan.FromSeconds(map.Number(key, otherwise, 1, Longest));

    private static string Keys(YamlMap map)
    {
        var keys = map.Required("press");
        if (keys.Any(key => !char.IsAsciiDigit(key) && key is not ('*' or '#')))
        {
            map.Errors.Add(map.LineOf("press"), "keys are 0 to 9, * and #, in quotation marks");
        }

        return keys;
    }
}
