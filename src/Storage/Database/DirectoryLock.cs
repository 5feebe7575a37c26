namespace CallCenter.Storage.Database;

/// <summary>One process on a data directory: two servers would each close the other's calls as lost.</summary>
public sealed class DirectoryLock : IDisposable
{
    public const string FileName = "callcenter.lock";

    // errno EWOULDBLOCK on Linux: somebody else holds the lock.
    private const int WouldBlock = 11;

    private readonly FileStream _file;

    private DirectoryLock(FileStream file) => _file = file;

    /// <summary>Makes the directory if it is not there.</summary>
    /// <exception cref="DatabaseOpenException">it cannot be made or written, or a running server uses it.</exception>
    public static DirectoryLock Take(string directory)
    {
        try
        {
            Directory.CreateDirectory(directory);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DatabaseOpenException($"DataDirectory: '{directory}' cannot be made: {e.Message}", e);
        }

        try
        {
            return new DirectoryLock(new FileStream(Path.Combine(directory, FileName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException e) when (e.HResult == WouldBlock)
        {
            throw new DatabaseOpenException($"DataDirectory: another server uses '{directory}'", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DatabaseOpenException($"DataDirectory: '{directory}' cannot be written: {e.Message}", e);
        }
    }

    public void Dispose() => _file.Dispose();
}
