using System.Globalization;
using CallCenter.CallModel.Yaml;

namespace CallCenter.Dialer.Law;

/// <summary>Makes a policy pack of its file; every defect is told with its line, and a file with a defect makes none.</summary>
internal static class PolicyCompiler
{
    private static readonly string[] Placeholders = ["{seller}", "{number}", "{key}"];

    public static PolicyPack? Compile(string text, FileErrors errors)
    {
        if (YamlFile.Root(text, "the file must begin with 'policy: name'", errors) is not { } root)
        {
            return null;
        }

        var map = new YamlMap(root, "the policy", errors);
        var pack = new PolicyPack
        {
            Name = Name(map), Version = map.Number("version", 1, 1, int.MaxValue), Title = map.Required("title"), Limit = Percent(map, "abandonedPercent"),
            Formula = Formula(map), Windows = [.. map.Words("windows").Select(word => Span(map, "windows", word))],
            ConnectWithin = Span(map, "connectWithin", map.Text("connectWithin") ?? "2s"), RingSeconds = map.Number("ringSeconds", 15, 15, 120),
            Hours = new CallingHours(map.Has("hours") || map.Has("holidays") ? WeeklyHoursFile.Read(map, "hours") : null, Places(map)),
            AttemptsPerDay = map.Has("attemptsPerDay") ? map.Number("attemptsPerDay", 1, 1, 100) : null,
            RestAfterAbandoned = Span(map, "restAfterAbandoned", map.Text("restAfterAbandoned") ?? "0h"), Registry = Registry(map), Messages = Messages(map),
            OptOutKey = Key(map),
        };
        if (pack.Windows.Count == 0)
        {
            errors.Add(map.Line, "the policy needs 'windows', for instance [24h, 30d]");
        }

        map.ReportUnknown();
        return errors.Any ? null : pack;
    }

    private static string Name(YamlMap map)
    {
        var name = map.Required("policy");
        if (name.Length > 0 && !name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
        {
            map.Errors.Add(map.LineOf("policy"), "the policy's name consists of lower-case letters, digits and dashes");
        }

        return name;
    }

    private static double Percent(YamlMap map, string key)
    {
        if (double.TryParse(map.Required(key), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && percent is > 0 and <= 100)
        {
            return percent / 100;
        }

        if (map.Has(key))
        {
            map.Errors.Add(map.LineOf(key), $"'{key}' must be a number above 0, at most 100");
        }

        return 0;
    }

    private static AbandonmentFormula Formula(YamlMap map)
    {
        switch (map.Text("formula") ?? "answered")
        {
            case "answered":
                return AbandonmentFormula.Answered;
            case "machinesShared":
                return AbandonmentFormula.MachinesShared;
            default:
                map.Errors.Add(map.LineOf("formula"), "'formula' must be answered or machinesShared");
                return default;
        }
    }

    /// <summary>"2s", "24h", "30d".</summary>
    private static TimeSpan Span(YamlMap map, string key, string text)
    {
        if (text.Length > 1 && int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= 10_000)
        {
            switch (text[^1])
            {
                case 's':
                    return TimeSpan.FromSeconds(count);
                case 'h':
                    return TimeSpan.FromHours(count);
                case 'd':
                    return TimeSpan.FromDays(count);
                default:
                    break;
            }
        }

        map.Errors.Add(map.LineOf(key), $"'{text}' of '{key}' must look like 2s, 24h or 30d");
        return TimeSpan.Zero;
    }

    private static IReadOnlyList<PlaceHours> Places(YamlMap map)
    {
        var places = new List<PlaceHours>();
        foreach (var place in map.Maps("stricter", "a place of 'stricter'"))
        {
            var prefixes = place.Words("prefixes");
            if (prefixes.Count == 0 || prefixes.Any(prefix => prefix.Length < 2 || prefix[0] != '+' || !prefix.AsSpan(1).ContainsAnyInRange('0', '9')))
            {
                place.Errors.Add(place.Line, "a place of 'stricter' needs 'prefixes', for instance [\"+1205\"]");
            }

            places.Add(new PlaceHours(prefixes, WeeklyHoursFile.Read(place, "hours")));
            place.ReportUnknown();
        }

        return places;
    }

    private static RegistryRule? Registry(YamlMap map)
    {
        if (map.Map("registry") is not { } registry)
        {
            return null;
        }

        var rule = new RegistryRule(registry.Required("list"), Span(registry, "maxAge", registry.Text("maxAge") ?? "31d"));
        registry.ReportUnknown();
        return rule;
    }

    private static Dictionary<string, string> Messages(YamlMap map)
    {
        var messages = new Dictionary<string, string>();
        if (map.Map("message") is not { } texts)
        {
            map.Errors.Add(map.Line, "the policy needs 'message', a text for each language");
            return messages;
        }

        foreach (var language in texts.Keys)
        {
            var text = texts.Text(language) ?? "";
            messages[language] = text;
            if (Placeholders.FirstOrDefault(part => !text.Contains(part, StringComparison.Ordinal)) is { } missing)
            {
                map.Errors.Add(texts.LineOf(language), $"message '{language}' must say {missing}");
            }
        }

        if (!messages.ContainsKey("en"))
        {
            map.Errors.Add(map.LineOf("message"), "'message' needs a text in 'en'");
        }

        return messages;
    }

    private static char Key(YamlMap map)
    {
        var key = map.Text("optOutKey") ?? "9";
        if (key.Length == 1 && (char.IsAsciiDigit(key[0]) || key[0] is '*' or '#'))
        {
            return key[0];
        }

        map.Errors.Add(map.LineOf("optOutKey"), "'optOutKey' must be one key: 0-9, * or #");
        return '9';
    }
}
