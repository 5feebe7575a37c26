using System.Data.Common;
using CallCenter.CtiServer.Hosting;
using CallCenter.CtiServer.Options;
using CallCenter.Storage.Database;

namespace CallCenter.CtiServer.Backups;

/// <summary>"./run backup FILE [--recordings]" and "./run restore FILE [--force]".</summary>
/// <param name="Settings">the arguments that are settings.</param>
internal sealed record BackupCommand(string Verb, string File, bool WithRecordings, bool Force, string[] Settings)
{
    private const string WithRecordingsFlag = "--recordings";
    private const string ForceFlag = "--force";
    private const string Usage = "./run backup FILE [--recordings], or ./run restore FILE [--force]";

    /// <summary>Null when the arguments ask for something else.</summary>
    public static BackupCommand? Of(string[] args) => args is [("backup" or "restore") and var verb, .. var rest]
        ? new BackupCommand(verb, rest is [var file, ..] && !file.StartsWith("--", StringComparison.Ordinal) ? file : "", rest.Contains(WithRecordingsFlag), rest.Contains(ForceFlag),
            [.. rest.Where((arg, at) => arg is not (WithRecordingsFlag or ForceFlag) && (at > 0 || arg.StartsWith("--", StringComparison.Ordinal)))])
        : null;

    public int Run(ServerSettings settings, TextWriter output, TextWriter errors)
    {
        PrivateFiles.FromNowOn();
        try
        {
            if (File.Length == 0)
            {
                errors.WriteLine($"error: {Usage}");
                return ExitCode.BadSettings;
            }

            output.WriteLine(Verb == "backup" ? Backup(settings) : Restore(settings));
            return ExitCode.Ok;
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException or DbException or DatabaseOpenException)
        {
            errors.WriteLine($"error: {e.Message.ReplaceLineEndings(" ")}{SqliteFile.AdviceOn(e)}");
            return ExitCode.CannotStart;
        }
    }

    private string Backup(ServerSettings settings)
    {
        if (System.IO.File.Exists(File))
        {
            throw new IOException($"'{File}' exists already");
        }

        var isPostgres = settings.Database.Length > 0;
        var recordings = (WithRecordings || isPostgres) && Directory.Exists(settings.RecordingsDirectory) ? settings.RecordingsDirectory : null;
        var copy = $"{File}.db-{Environment.ProcessId}";
        try
        {
            if (!isPostgres)
            {
                SqliteFile.Copy(settings.DataDirectory, copy);
            }

            BackupFile.Write(File, isPostgres ? null : copy, recordings, DateTimeOffset.UtcNow);
        }
        finally
        {
            System.IO.File.Delete(copy);
        }

        return $"{File}: {(isPostgres ? "the recordings; save the database itself with pg_dump" : recordings is null ? "the database" : "the database and the recordings")}";
    }

    private string Restore(ServerSettings settings)
    {
        var directory = settings.DataDirectory;
        using var alone = DirectoryLock.Take(directory);
        var cache = Path.GetFileName(settings.CacheDirectory);
        var used = Directory.EnumerateFileSystemEntries(directory).Select(path => Path.GetFileName(path)!)
            .Where(name => name != DirectoryLock.FileName && name != cache).ToList();
        if (used.Count > 0 && !Force)
        {
            throw new IOException($"'{directory}' is not empty; with {ForceFlag} what is replaced is put aside in a folder there");
        }

        var unpacked = Path.Combine(directory, $"restore-{Environment.ProcessId}");
        try
        {
            Directory.CreateDirectory(unpacked);
            var content = BackupFile.Unpack(File, unpacked);
            if (content.HasDatabase != (settings.Database.Length == 0))
            {
                throw new InvalidDataException(content.HasDatabase
                    ? "the backup holds a SQLite database, but Database names PostgreSQL"
                    : "the backup holds recordings of a server on PostgreSQL: set Database, and restore the database with pg_restore");
            }

            if (content.HasDatabase && SqliteFile.TroubleIn(Path.Combine(unpacked, SqliteFile.Name)) is { } trouble)
            {
                throw new InvalidDataException($"the backup's database cannot be used: {trouble}");
            }

            var aside = PutInPlace(directory, unpacked, content);
            return $"{directory}: as of {content.MadeAt.ToLocalTime():yyyy-MM-dd HH:mm:ss}{(aside is null ? "" : $"; what was there is in {aside}")}";
        }
        finally
        {
            Directory.Delete(unpacked, recursive: true);
        }
    }

    /// <returns>the folder into which what was there has been moved; null when there was nothing.</returns>
    private static string? PutInPlace(string directory, string unpacked, BackupContent content)
    {
        string[] replaced =
        [
            .. content.HasDatabase ? [SqliteFile.Name, $"{SqliteFile.Name}-wal", $"{SqliteFile.Name}-shm"] : Array.Empty<string>(),
            .. content.HasRecordings ? [BackupFile.Recordings] : Array.Empty<string>(),
        ];
        var aside = Path.Combine(directory, $"before-restore-{DateTimeOffset.Now:yyyyMMdd-HHmmss}");
        foreach (var name in replaced.Where(name => Path.Exists(Path.Combine(directory, name))))
        {
            Directory.CreateDirectory(aside);
            Directory.Move(Path.Combine(directory, name), Path.Combine(aside, name));
        }

        foreach (var path in Directory.EnumerateFileSystemEntries(unpacked))
        {
            Directory.Move(path, Path.Combine(directory, Path.GetFileName(path)));
        }

        return Directory.Exists(aside) ? aside : null;
    }
}
