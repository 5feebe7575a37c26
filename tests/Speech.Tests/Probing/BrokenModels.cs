namespace CallCenter.Speech.Tests.Probing;

/// <summary>Model directories as they come out of an aborted download or a wrong hand; whole files are linked, not copied.</summary>
internal static class BrokenModels
{
    public static string LinkTo(string model, string into)
    {
        Directory.CreateDirectory(into);
        foreach (var file in Directory.GetFiles(model, "*", SearchOption.AllDirectories))
        {
            var link = Path.Combine(into, Path.GetRelativePath(model, file));
            Directory.CreateDirectory(Path.GetDirectoryName(link)!);
            File.CreateSymbolicLink(link, file);
        }

        return into;
    }

    public static void Junk(string path) => Replace(path, [.. Enumerable.Range(0, 5000).Select(i => (byte)(i * 37))]);

    public static void Truncate(string path)
    {
        var whole = File.ReadAllBytes(path);
        Replace(path, whole[..(whole.Length / 2)]);
    }

    public static void Swap(string one, string other)
    {
        var (a, b) = (File.ReadAllBytes(one), File.ReadAllBytes(other));
        Replace(one, b);
        Replace(other, a);
    }

    public static void Edit(string path, string old, string with) =>
        Replace(path, System.Text.Encoding.UTF8.GetBytes(File.ReadAllText(path).Replace(old, with, StringComparison.Ordinal)));

    private static void Replace(string path, byte[] content)
    {
        File.Delete(path);
        File.WriteAllBytes(path, content);
    }
}
