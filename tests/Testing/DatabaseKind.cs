namespace CallCenter.Testing;

/// <summary>The databases that everything runs on.</summary>
public enum DatabaseKind { Sqlite, Postgres }
