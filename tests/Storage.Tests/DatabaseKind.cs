namespace CallCenter.Storage.Tests;

/// <summary>The databases that every store runs on.</summary>
public enum DatabaseKind { Sqlite, Postgres }
