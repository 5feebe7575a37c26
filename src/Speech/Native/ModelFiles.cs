namespace CallCenter.Speech.Native;

internal static class ModelFiles
{
    public static bool AllThere(string directory, IEnumerable<string> files) => FirstMissing(directory, files) is null;

    /// <summary>Path of the first file that is not there, or null.</summary>
    public static string? FirstMissing(string directory, IEnumerable<string> files) =>
        files.Select(file => Path.Combine(directory, file)).FirstOrDefault(path => !File.Exists(path));
}
