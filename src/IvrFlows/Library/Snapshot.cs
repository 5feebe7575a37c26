using CallCenter.IvrFlows.Compiling;

namespace CallCenter.IvrFlows.Library;

/// <summary>The flows in use at one moment.</summary>
internal sealed record Snapshot(IReadOnlyDictionary<string, CompiledFlow> Flows, IReadOnlyList<FileError> Errors)
{
    public static readonly Snapshot Empty = new(new Dictionary<string, CompiledFlow>(), []);

    /// <summary>
    /// What is in use after the files were read again: a changed flow in its next version, an unchanged one as it was, the old one
    /// where the new is broken or its file cannot be read; a flow whose file is gone is gone.
    /// </summary>
    public static Snapshot After(Snapshot before, FlowFilesRead read)
    {
        var compiled = read.Compiled;
        var flows = new Dictionary<string, CompiledFlow>();
        foreach (var flow in compiled.Flows)
        {
            var old = before.Flows.GetValueOrDefault(flow.Name);
            flows[flow.Name] = old is not null && SameAs(old, flow) ? old : flow.WithVersion((old?.Version ?? 0) + 1);
        }

        var present = read.Files.ToHashSet();
        var replaced = compiled.Flows.Select(flow => flow.Source.File).ToHashSet();
        foreach (var old in before.Flows.Values.Where(old => present.Contains(old.Source.File) && !replaced.Contains(old.Source.File)))
        {
            flows.TryAdd(old.Name, old);
        }

        return new Snapshot(flows, compiled.Errors);
    }

    private static bool SameAs(CompiledFlow old, CompiledFlow now) =>
        old.Source == now.Source && old.Prompts.Equals(now.Prompts);
}
