using CallCenter.IvrFlows.Conversation;
using CallCenter.IvrFlows.Definitions;
using CallCenter.IvrFlows.Steps;
using YamlDotNet.RepresentationModel;

namespace CallCenter.IvrFlows.Parsing;

/// <summary>Reads a flow's file into steps.</summary>
internal static class FlowParser
{
    /// <summary>Null when the file cannot be read as a flow at all; the errors say why.</summary>
    public static FlowDraft? Parse(FlowSource source, FileErrors errors)
    {
        if (YamlFile.Root(source.Text, "the file must begin with 'flow: name'", errors) is not { } root)
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

    private static List<FlowStep> ReadSteps(YamlMap map, FlowHeader header, FileErrors errors)
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
