using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CallCenter.Storage.Database;

/// <summary>
/// A prepared statement for what runs for every call or fact: no parameter objects, text bound from spans. All else goes through Dapper.
/// </summary>
internal sealed class Statement : IDisposable
{
    private readonly sqlite3 _db;
    private readonly sqlite3_stmt _statement;

    public Statement(DbConnection connection, string sql)
    {
        _db = ((SqliteConnection)connection).Handle!;
        Check(raw.sqlite3_prepare_v2(_db, sql, out _statement));
    }

    public void Bind(int index, long? value) =>
        Check(value is { } v ? raw.sqlite3_bind_int64(_statement, index, v) : raw.sqlite3_bind_null(_statement, index));

    public void Bind(int index, string? value) =>
        Check(value is null ? raw.sqlite3_bind_null(_statement, index) : raw.sqlite3_bind_text(_statement, index, value));

    public void Bind(int index, ReadOnlySpan<byte> utf8) => Check(raw.sqlite3_bind_text(_statement, index, utf8));

    /// <summary>As 32 hex digits.</summary>
    public void Bind(int index, Guid? value)
    {
        if (value is not { } id)
        {
            Check(raw.sqlite3_bind_null(_statement, index));
            return;
        }

        Span<byte> text = stackalloc byte[32];
        id.TryFormat(text, out _, "N");
        Bind(index, text);
    }

    /// <exception cref="SqliteException">the statement failed; it may be executed again.</exception>
    public void Execute() => Query(static _ => 0);

    /// <summary>All rows; <paramref name="row"/> reads the columns of the one that it is called for.</summary>
    /// <exception cref="SqliteException">the statement failed; it may be executed again.</exception>
    public IReadOnlyList<T> Query<T>(Func<Statement, T> row)
    {
        List<T>? rows = null;
        try
        {
            int result;
            while ((result = raw.sqlite3_step(_statement)) == raw.SQLITE_ROW)
            {
                (rows ??= []).Add(row(this));
            }

            if (result != raw.SQLITE_DONE)
            {
                SqliteException.ThrowExceptionForRC(result, _db);
            }
        }
        finally
        {
            raw.sqlite3_reset(_statement);
        }

        return rows ?? (IReadOnlyList<T>)[];
    }

    public string? TextAt(int column) =>
        raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL ? null : raw.sqlite3_column_text(_statement, column).utf8_to_string();

    public long? NumberAt(int column) =>
        raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL ? null : raw.sqlite3_column_int64(_statement, column);

    public void Dispose() => _statement.Dispose();

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, _db);
}
