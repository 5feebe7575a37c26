namespace CallCenter.Architecture.Tests;

/// <summary>Inside a project too the doors open one way, and a type is found by its name.</summary>
public sealed class FolderTests
{
    private static readonly ILookup<string, SourceFile> ByType = SourceFile.All
        .SelectMany(file => file.Types.Select(type => (type, file)))
        .ToLookup(t => t.type, t => t.file);

    [Test]
    public void Folders_OfAProject_FormNoCircle()
    {
        var uses = SourceFile.All.SelectMany(UsedBy).Where(u => u.From.Project == u.To.Project && u.From.Folder != u.To.Folder).ToList();
        var doors = uses.GroupBy(u => u.From.Folder).ToDictionary(g => g.Key, g => g.Select(u => u.To.Folder).ToHashSet());
        var circles = uses.Where(u => Reaches(doors, u.To.Folder, u.From.Folder))
            .Select(u => $"{u.From.Folder} -> {u.To.Folder}: {Path.GetFileName(u.From.Path)} names {u.Name}");
        Assert.That(string.Join('\n', circles), Is.Empty);
    }

    [Test]
    public void Namespaces_AreFolders()
    {
        var wrong = SourceFile.All.Where(f => f.Types.Count > 0 && f.Namespace.Length > 0)
            .Where(f => f.Namespace != $"CallCenter.{f.Folder.Replace('/', '.')}")
            .Select(f => $"{f.Folder}/{f.Name}: {f.Namespace}");
        Assert.That(string.Join('\n', wrong), Is.Empty);
    }

    [Test]
    public void Files_HoldOneType_OfTheirName()
    {
        var wrong = SourceFile.All.Where(f => f.Types.Count > 1 || (f.Types.Count == 1 && f.Types[0] != f.Name))
            .Select(f => $"{f.Folder}/{f.Name}: {string.Join(", ", f.Types)}");
        Assert.That(string.Join('\n', wrong), Is.Empty);
    }

    [Test]
    public void Types_HaveNoTwin()
    {
        var twins = ByType.Where(t => t.Select(f => f.Folder).Distinct().Count() > 1)
            .Select(t => $"{t.Key}: {string.Join(", ", t.Select(f => f.Folder).Distinct())}");
        Assert.That(string.Join('\n', twins), Is.Empty);
    }

    /// <summary>Who implements a port decides all of it.</summary>
    [Test]
    public void Ports_HaveNoBodies() =>
        Assert.That(SourceFile.All.Where(f => f.Project == "CallModel").SelectMany(f => f.BodiesOfInterfaces.Select(method => $"{f.Name}.{method}")), Is.Empty);

    private static IEnumerable<(SourceFile From, SourceFile To, string Name)> UsedBy(SourceFile file)
    {
        var globalUsings = SourceFile.All.Where(f => f.Project == file.Project && f.Name == "GlobalUsings").SelectMany(f => f.Usings).ToList();
        return file.Names.SelectMany(name => ByType[name].Where(other => other != file && file.Sees(other.Namespace, globalUsings))
            .Select(other => (file, other, name)));
    }

    private static bool Reaches(Dictionary<string, HashSet<string>> doors, string from, string to)
    {
        var seen = new HashSet<string> { from };
        var open = new Stack<string>(seen);
        while (open.TryPop(out var at))
        {
            if (at == to)
            {
                return true;
            }

            foreach (var next in doors.GetValueOrDefault(at, []).Where(seen.Add))
            {
                open.Push(next);
            }
        }

        return false;
    }
}
