using System.Runtime.CompilerServices;

namespace CallCenter.Architecture.Tests;

/// <summary>The repository as files, without what builds leave behind.</summary>
internal static class Repository
{
    private static readonly string[] Skipped = ["bin", "obj", "node_modules", "wwwroot", "artifacts"];

    public static string Root { get; } = FindRoot();

    public static IEnumerable<string> Files(string pattern, params string[] under) =>
        (under.Length == 0 ? ["src", "tests"] : under)
            .SelectMany(folder => Directory.GetFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories))
            .Where(path => !Path.GetRelativePath(Root, path).Split(Path.DirectorySeparatorChar).Any(Skipped.Contains));

    private static string FindRoot([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}
