using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace CallCenter.CallModel.Yaml;

/// <summary>A YAML text as the file that it stands in.</summary>
public static class YamlFile
{
    private const int LargestFile = 1 << 20;

    /// <summary>The properties of the text; null when it has none or is no YAML, and the errors say why.</summary>
    /// <param name="otherwise">what is said of a text that has no properties.</param>
    public static YamlMappingNode? Root(string text, string otherwise, FileErrors errors)
    {
        if (text.Length > LargestFile)
        {
            errors.Add(1, "the file is larger than 1 MB");
            return null;
        }

        var parser = new Parser(new StringReader(text));
        try
        {
            var stream = new YamlStream();
            stream.Load(parser);
            if (stream.Documents.Count > 0 && stream.Documents[0].RootNode is YamlMappingNode root)
            {
                return root;
            }

            errors.Add(1, otherwise);
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
}
