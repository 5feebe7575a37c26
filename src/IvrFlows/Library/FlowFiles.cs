using CallCenter.IvrFlows.Compiling;
using CallCenter.IvrFlows.Definitions;
using CallCenter.IvrFlows.Prompts;

namespace CallCenter.IvrFlows.Library;

/// <summary>The folder of flows and the folder of prompts, as they stand on disk.</summary>
internal sealed class FlowFiles(string flows, string prompts)
{
    /// <summary>Changes whenever a file comes, goes, or is written.</summary>
    public string Stamp() => string.Join('|', Paths().Concat(PromptCatalog.Files(prompts)).Select(file =>
    {
        var info = new FileInfo(file);
        return info.Exists ? $"{file}:{info.Length}:{info.LastWriteTimeUtc.Ticks}" : file;
    }));

    /// <summary>Reads and compiles everything. Without readable prompts no flow is compiled: that one error would hide in hundreds.</summary>
    public FlowFilesRead Read()
    {
        var errors = new List<FileError>();
        var catalog = PromptCatalog.Load(prompts, errors);
        if (errors.Count > 0)
        {
            return new FlowFilesRead([.. Paths()], new FlowCompilation([], errors));
        }

        var sources = new List<FlowSource>();
        foreach (var file in Paths())
        {
            try
            {
                sources.Add(new FlowSource(file, File.ReadAllText(file)));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                errors.Add(new FileError(file, 1, e.Message));
            }
        }

        var compiled = FlowCompiler.Compile(sources, catalog);
        return new FlowFilesRead([.. Paths()], compiled with { Errors = [.. errors, .. compiled.Errors] });
    }

    private IEnumerable<string> Paths() => Directory.Exists(flows)
        ? Directory.EnumerateFiles(flows).Where(file => Path.GetExtension(file) is ".yaml" or ".yml").Order(StringComparer.Ordinal)
        : [];
}
