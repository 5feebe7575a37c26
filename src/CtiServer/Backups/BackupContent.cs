namespace CallCenter.CtiServer.Backups;

/// <summary>What a backup says of itself.</summary>
internal sealed record BackupContent(int Format, DateTimeOffset MadeAt, bool HasDatabase, bool HasRecordings);
