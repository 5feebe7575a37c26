using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace CallCenter.CallModel.Yaml;

/// <summary>
/// A mapping of a YAML file, read property by property. A wrong kind of value is told with its line and read as absent; properties that
/// nobody read are told by <see cref="ReportUnknown"/>.
/// </summary>
public sealed class YamlMap(YamlMappingNode node, string what, FileErrors errors)
{
    private readonly HashSet<string> _read = [];

    public int Line { get; } = LineOf(node);

    public FileErrors Errors => errors;

    public IEnumerable<string> Keys => node.Children.Keys.OfType<YamlScalarNode>().Select(key => key.Value ?? "");

    public static int LineOf(YamlNode node) => (int)node.Start.Line;

    public bool Has(string key) => Keys.Contains(key);

    public int LineOf(string key) =>
        node.Children.Keys.OfType<YamlScalarNode>().FirstOrDefault(k => k.Value == key) is { } found ? LineOf(found) : Line;

    public string? Text(string key)
    {
        switch (Node(key))
        {
            case null:
                return null;
            case YamlScalarNode { Value: { Length: > 0 } value }:
                return value;
            default:
                errors.Add(LineOf(key), $"'{key}' of {what} must be a word or a text");
                return null;
        }
    }

    public string Required(string key)
    {
        if (!Has(key))
        {
            errors.Add(Line, $"{what} needs '{key}'");
            return "";
        }

        return Text(key) ?? "";
    }

    public int Number(string key, int otherwise, int from, int to)
    {
        if (Text(key) is not { } text)
        {
            return otherwise;
        }

        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= from && value <= to)
        {
            return value;
        }

        errors.Add(LineOf(key), $"'{key}' of {what} must be a whole number from {from} to {to}");
        return otherwise;
    }

    public bool Flag(string key, bool otherwise)
    {
        switch (Text(key))
        {
            case null:
                return otherwise;
            case "true" or "yes":
                return true;
            case "false" or "no":
                return false;
            default:
                errors.Add(LineOf(key), $"'{key}' of {what} must be true or false");
                return otherwise;
        }
    }

    public YamlMap? Map(string key, string? named = null)
    {
        switch (Node(key))
        {
            case null:
                return null;
            case YamlMappingNode map:
                return new YamlMap(map, named ?? $"'{key}' of {what}", errors);
            default:
                errors.Add(LineOf(key), $"'{key}' of {what} must have properties of its own");
                return null;
        }
    }

    /// <summary>The items of a list; a single value counts as a list of one.</summary>
    public IReadOnlyList<YamlNode> Items(string key) => Node(key) switch
    {
        null => [],
        YamlSequenceNode sequence => [.. sequence.Children],
        var single => [single],
    };

    /// <summary>A list of maps.</summary>
    public IReadOnlyList<YamlMap> Maps(string key, string named)
    {
        var maps = new List<YamlMap>();
        foreach (var item in Items(key))
        {
            if (item is YamlMappingNode map)
            {
                maps.Add(new YamlMap(map, named, errors));
            }
            else
            {
                errors.Add(LineOf(item), $"{named} must have properties of its own");
            }
        }

        return maps;
    }

    /// <summary>A list of words.</summary>
    public IReadOnlyList<string> Words(string key)
    {
        var words = new List<string>();
        foreach (var item in Items(key))
        {
            if (item is YamlScalarNode { Value: { Length: > 0 } value })
            {
                words.Add(value);
            }
            else
            {
                errors.Add(LineOf(item), $"'{key}' of {what} must be a list of words");
            }
        }

        return words;
    }

    /// <summary>Marks a property as known without reading it here.</summary>
    public YamlNode? Node(string key)
    {
        _read.Add(key);
        return node.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;
    }

    public void ReportUnknown()
    {
        foreach (var key in Keys.Where(key => !_read.Contains(key)))
        {
            errors.Add(LineOf(key), $"{what} knows no '{key}'");
        }
    }
}
