using CallCenter.CallModel.Yaml;

namespace CallCenter.Dialer.Law;

/// <summary>The policy packs of a folder, as they stood when the server started.</summary>
public sealed class PolicyLibrary
{
    private readonly Dictionary<string, PolicyPack> _packs;

    private PolicyLibrary(Dictionary<string, PolicyPack> packs, IReadOnlyList<FileError> errors) => (_packs, Errors) = (packs, errors);

    /// <summary>By name.</summary>
    public IReadOnlyList<PolicyPack> All => [.. _packs.Values.OrderBy(pack => pack.Name, StringComparer.Ordinal)];

    /// <summary>Defects of all files, in order.</summary>
    public IReadOnlyList<FileError> Errors { get; }

    public static PolicyLibrary Load(string directory)
    {
        var packs = new Dictionary<string, PolicyPack>();
        var errors = new List<FileError>();
        foreach (var file in Directory.Exists(directory) ? Directory.GetFiles(directory, "*.yaml").Order(StringComparer.Ordinal).ToArray() : [])
        {
            var found = new FileErrors(file);
            if (Compile(file, found) is { } pack && !packs.TryAdd(pack.Name, pack))
            {
                found.Add(1, $"another file has the policy '{pack.Name}' already");
            }

            errors.AddRange(found.All);
        }

        return new PolicyLibrary(packs, errors);
    }

    public PolicyPack? Find(string name) => _packs.GetValueOrDefault(name);

    private static PolicyPack? Compile(string file, FileErrors errors)
    {
        try
        {
            return PolicyCompiler.Compile(File.ReadAllText(file), errors);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            errors.Add(1, e.Message);
            return null;
        }
    }
}
