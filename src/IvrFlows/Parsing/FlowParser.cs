using CallCenter.IvrFlows.Conversation;
using CallCenter.IvrFlows.Definitions;
using CallCenter.IvrFlows.Steps;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace CallCenter.IvrFlows.Parsing;

/// <summary>Reads a flow's file into steps.</summary>
internal static class FlowParser
{
    private const int LargestFile = 1 << 20;

    /// <summary>Null when the file cannot be read as a flow at all; the errors say why.</summary>
    public static FlowDraft? Parse(FlowSource source, FlowErrors errors)
    {
        if (ReadRoot(source, errors) is not { } root)
        {
            return null;
        }

        var map = new YamlMap(root, "the flow", errors);
        var header = new FlowHeader(map);
        header.Check();
        var steps = ReadSteps(map, header, errors);
        map.ReportUnknown();
        return new FlowDraft(header, source, steps, errors);
    }

    private static YamlMappingNode? ReadRoot(FlowSource source, FlowErrors errors)
    {
        if (source.Text.Length > LargestFile)
        {
            errors.Add(1, "the file is larger than 1 MB");
            return null;
        }

        var parser = new Parser(new StringReader(source.Text));
        try
        {
            var stream = new YamlStream();
            stream.Load(parser);
            if (stream.Documents.Count > 0 && stream.Documents[0].RootNode is YamlMappingNode root)
            {
                return root;
            }

            errors.Add(1, "the file must begin with 'flow: name'");
        }
        catch (YamlException e)
        {
            errors.Add((int)e.Start.Line, $"not YAML: {e.Message}");
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            // The YAML reader has no better words for a bracket that is never closed or an alias of nothing.
            errors.Add((int)(parser.Current?.End.Line ?? 1), "not YAML: a bracket is not closed, or * stands where it means an alias");
        }

        return null;
    }

    private static List<FlowStep> ReadSteps(YamlMap map, FlowHeader header, FlowErrors errors)
    {
        var steps = new List<FlowStep>();
        if (map.Map("steps", "'steps'") is not { } all)
        {
            errors.Add(map.LineOf("steps"), "the flow needs 'steps'");
            return steps;
        }

        foreach (var name in all.Keys)
        {
            if (name.Length == 0 || name.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_')))
            {
                errors.Add(all.LineOf(name), $"a step's name is made of letters, digits and dashes: '{name}'");
            }
            else if (all.Map(name, $"step '{name}'") is { } one && ReadStep(name, one, all.LineOf(name), header) is { } step)
            {
                steps.Add(step);
            }
        }

        return steps;
    }

    private static FlowStep? ReadStep(string name, YamlMap map, int line, FlowHeader header)
    {
        var kind = map.Required("kind");
        var reader = new StepReader(name, kind, map, line, header);
        reader.ReadEdges();
        if (StepKinds.Create(reader) is not { } step)
        {
            if (kind.Length > 0)
            {
                map.Errors.Add(map.LineOf("kind"), $"no kind of step is called '{kind}'; there are {string.Join(", ", StepKinds.Names)}");
            }

            return null;
        }

        map.ReportUnknown();
        return step;
    }
}
