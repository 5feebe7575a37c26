using System.Runtime.InteropServices;

namespace CallCenter.CtiServer.Hosting;

/// <summary>What the server writes is its own user's alone: hashes, recordings and callers' numbers are no other user's of the machine.</summary>
internal static partial class PrivateFiles
{
    private const uint OwnerOnly = 0b000_111_111; // 077
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>For all files that this process makes from now on.</summary>
    public static void FromNowOn() => SetMask(OwnerOnly);

    /// <summary>
    /// Takes from others what files of before may be open to. A folder comes after its files: one that is closed need not be walked.
    /// </summary>
    /// <returns>the first one that could not be closed, and why; null = all are.</returns>
    public static string? Close(string directory)
    {
        string? trouble = null;
        foreach (var entry in Directory.Exists(directory) ? new DirectoryInfo(directory).EnumerateFileSystemInfos() : [])
        {
            if (entry.LinkTarget is null && (entry.UnixFileMode & Others) != 0)
            {
                var unclosed = entry is DirectoryInfo ? Close(entry.FullName) : CloseOne(entry);
                trouble ??= unclosed;
            }
        }

        return Directory.Exists(directory) ? trouble ?? CloseOne(new DirectoryInfo(directory)) : null;
    }

    private static string? CloseOne(FileSystemInfo entry)
    {
        try
        {
            if (!OperatingSystem.IsWindows() && (entry.UnixFileMode & Others) != 0)
            {
                entry.UnixFileMode &= ~Others;
            }

            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e.Message;
        }
    }

    [LibraryImport("libc", EntryPoint = "umask")]
    private static partial uint SetMask(uint mask);
}
