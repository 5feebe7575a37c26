namespace CallCenter.Knowledge.Tests;

/// <summary>Where the repository's own files are, seen from the test's output folder.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Models => Path.Combine(Root, "models");

    public static string Vectors => Path.Combine(Root, "tests", "Knowledge.Tests", "Vectors");

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "CallCenter.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("CallCenter.sln is in no folder above the tests");
        }

        return folder;
    }
}
