namespace CallCenter.Speech.Voices;

/// <summary>A file as it was when it was last looked at.</summary>
/// <param name="Key">another one for every version of the file.</param>
internal sealed record FileStamp(string Path, long Length, DateTime Written, string Key)
{
    public static FileStamp? Of(string path) => new FileInfo(path) is { Exists: true } file
        ? new FileStamp(path, file.Length, file.LastWriteTimeUtc, $"file {path} {file.Length} {file.LastWriteTimeUtc.Ticks}")
        : null;
}
