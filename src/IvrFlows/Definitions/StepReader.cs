using CallCenter.IvrFlows.Conversation;
using CallCenter.IvrFlows.Prompts;
using YamlDotNet.RepresentationModel;

namespace CallCenter.IvrFlows.Definitions;

/// <summary>Reads one step of a flow: the properties that kinds of step share.</summary>
internal sealed class StepReader(string name, string kind, YamlMap map, int line, FlowHeader flow)
{
    private const int LongestKey = 3;
    private readonly Dictionary<string, FlowEdge> _edges = [];

    public string Name => name;

    public string Kind => kind;

    /// <summary>Where the step's name stands.</summary>
    public int Line => line;

    public YamlMap Map => map;

    public FlowHeader Flow => flow;

    public IReadOnlyDictionary<string, FlowEdge> Edges => _edges;

    /// <summary>"then: step" is the edge "done"; "then: { edge: step }" names them.</summary>
    public void ReadEdges()
    {
        switch (map.Node("then"))
        {
            case null:
                break;
            case YamlScalarNode scalar:
                AddEdge("done", scalar.Value ?? "", YamlMap.LineOf(scalar));
                break;
            case YamlMappingNode edges:
                foreach (var (key, value) in edges.Children)
                {
                    AddEdge((key as YamlScalarNode)?.Value ?? "", (value as YamlScalarNode)?.Value ?? "", YamlMap.LineOf(key));
                }

                break;
            default:
                map.Errors.Add(map.LineOf("then"), $"'then' of step '{name}' must be a step's name, or edges with a step's name each");
                break;
        }
    }

    /// <summary>What to say: a prompt's key, a text by language, or a list of both.</summary>
    public IReadOnlyList<PromptPart> Prompt(string property, bool required = false)
    {
        var parts = map.Items(property).Select(item => Part(property, item)).OfType<PromptPart>().ToList();
        if (required && parts.Count == 0 && !map.Has(property))
        {
            map.Errors.Add(line, $"step '{name}' needs '{property}'");
        }

        return parts;
    }

    /// <summary>Choices with their own "then"; each adds an edge of its name.</summary>
    public IReadOnlyList<MenuChoice> Choices(string property, bool required)
    {
        var choices = new List<MenuChoice>();
        foreach (var item in map.Maps(property, $"a choice of step '{name}'"))
        {
            var choice = new MenuChoice(item.Required("name"), item.Required("key"), Phrases(item), item.Line);
            if (choice.Key.Length > LongestKey || choice.Key.Any(c => !char.IsAsciiDigit(c) && c is not ('*' or '#')))
            {
                map.Errors.Add(item.LineOf("key"), $"key '{choice.Key}' of choice '{choice.Name}' must be one to three of 0-9, * and #");
            }

            if (item.Text("then") is { } target)
            {
                AddEdge(choice.Name, target, item.LineOf("then"));
            }

            item.ReportUnknown();
            choices.Add(choice);
        }

        if (required && choices.Count == 0)
        {
            map.Errors.Add(line, $"step '{name}' needs '{property}'");
        }

        return choices;
    }

    public void AddEdge(string edge, string target, int line)
    {
        if (!_edges.TryAdd(edge, new FlowEdge(edge, target, line)))
        {
            map.Errors.Add(line, $"step '{name}' has the edge '{edge}' twice");
        }
    }

    private PromptPart? Part(string property, YamlNode item)
    {
        switch (item)
        {
            case YamlScalarNode { Value: { Length: > 0 } key }:
                return PromptPart.OfKey(key, null, YamlMap.LineOf(item));
            case YamlMappingNode node:
                var part = new YamlMap(node, $"'{property}' of step '{name}'", map.Errors);
                return part.Has("prompt") ? Fixed(part) : Texts(part);
            default:
                map.Errors.Add(YamlMap.LineOf(item), $"'{property}' of step '{name}' must be a prompt's key or a text by language");
                return null;
        }
    }

    private static PromptPart Fixed(YamlMap part)
    {
        var result = PromptPart.OfKey(part.Required("prompt"), part.Text("language"), part.Line);
        part.ReportUnknown();
        return result;
    }

    private static PromptPart Texts(YamlMap part)
    {
        var language = part.Text("language");
        var texts = part.Keys.Where(key => key != "language").ToDictionary(key => key, key => part.Text(key) ?? "");
        return new PromptPart(null, texts, language, part.Line);
    }

    private static Dictionary<string, IReadOnlyList<string>> Phrases(YamlMap item) =>
        item.Map("phrases", "phrases") is { } map ? map.Keys.ToDictionary(language => language, map.Words) : [];
}
