using System.Runtime.CompilerServices;

namespace CallCenter.IvrFlows.Tests.Support;

/// <summary>The product's own files.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Flows => Path.Combine(Root, "src", "IvrFlows", "flows");

    public static string Prompts => Path.Combine(Root, "prompts");

    private static string FindRoot([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
}
