using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json;
using CallCenter.Storage.Database;

namespace CallCenter.CtiServer.Backups;

/// <summary>A backup: a compressed tar of what it is, the database and, if wanted, the recordings.</summary>
internal static class BackupFile
{
    public const string Recordings = "recordings";
    private const string About = "callcenter-backup.json";
    private const int Format = 1;

    /// <summary>Writes a new file, readable by its owner alone; there is none when it fails.</summary>
    /// <param name="database">the copy of the database; null = there is none in it.</param>
    /// <param name="recordings">their folder; null = without them.</param>
    /// <exception cref="IOException">the file exists, or cannot be written.</exception>
    public static void Write(string file, string? database, string? recordings, DateTimeOffset now)
    {
        var partial = file + ".partial";
        try
        {
            using (var stream = new FileStream(partial, FileMode.Create, FileAccess.Write))
            using (var packed = new GZipStream(stream, CompressionLevel.Fastest))
            using (var tar = new TarWriter(packed, TarEntryFormat.Pax))
            {
                var about = JsonSerializer.SerializeToUtf8Bytes(new BackupContent(Format, now, database is not null, recordings is not null));
                tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, About) { DataStream = new MemoryStream(about) });
                if (database is not null)
                {
                    tar.WriteEntry(database, SqliteFile.Name);
                }

                if (recordings is not null)
                {
                    AddRecordings(tar, recordings);
                }
            }

            File.Move(partial, file, overwrite: false);
        }
        finally
        {
            File.Delete(partial);
        }
    }

    /// <summary>Unpacks a backup into a folder.</summary>
    /// <exception cref="InvalidDataException">it is none, or a newer program's, or names a file that is not for this folder.</exception>
    public static BackupContent Unpack(string file, string folder)
    {
        using var stream = File.OpenRead(file);
        using var packed = new GZipStream(stream, CompressionMode.Decompress);
        using var tar = new TarReader(packed);
        var content = tar.GetNextEntry() is { Name: About, DataStream: { } about } ? JsonSerializer.Deserialize<BackupContent>(about) : null;
        if (content is not { Format: Format })
        {
            throw new InvalidDataException(content is null ? "it is no backup of this server" : "a newer program has made it");
        }

        while (tar.GetNextEntry() is { } entry)
        {
            var path = Path.GetFullPath(Path.Combine(folder, entry.Name));
            var isOurs = entry.Name == SqliteFile.Name || path.StartsWith(Path.GetFullPath(Path.Combine(folder, Recordings)) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
            if (!isOurs || entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile))
            {
                throw new InvalidDataException($"'{entry.Name}' does not belong into a backup");
            }

            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using var target = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
            entry.DataStream?.CopyTo(target);
        }

        return content;
    }

    private static void AddRecordings(TarWriter tar, string recordings)
    {
        foreach (var path in Directory.EnumerateFiles(recordings, "*", SearchOption.AllDirectories))
        {
            AddRecording(tar, path, $"{Recordings}/{Path.GetRelativePath(recordings, path)}");
        }
    }

    // A recording that is being written, or was deleted a moment ago, must not spoil the rest.
    private static void AddRecording(TarWriter tar, string path, string name)
    {
        try
        {
            using var sound = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var whole = new MemoryStream();
            sound.CopyTo(whole);
            whole.Position = 0;
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = whole, ModificationTime = File.GetLastWriteTimeUtc(path) });
        }
        catch (FileNotFoundException)
        {
            // deleted by age since the folder was read
        }
    }
}
