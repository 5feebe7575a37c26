using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CallCenter.Storage.Database;

/// <summary>
/// A statement of SQLite, prepared once, whose values are bound by their place. The driver's command looks each of them up by its name and makes a
/// reader for each run, which costs more than what most of our statements do. Belongs to its connection; for one thread.
/// </summary>
internal sealed class BoundStatement : IDisposable
{
    private const uint Persistent = 1;
    private const int LongestOnStack = 512;

    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    private readonly int[] _places;

    /// <param name="names">of the parameters, in the order of <see cref="Set"/>.</param>
    /// <exception cref="SqliteException">the text is no statement of this database.</exception>
    public BoundStatement(SqliteConnection connection, string sql, IEnumerable<string> names)
    {
        _database = connection.Handle!;
        Check(raw.sqlite3_prepare_v3(_database, sql, Persistent, out _statement));
        _places = [.. names.Select(name => raw.sqlite3_bind_parameter_index(_statement, name))];
    }

    /// <param name="value">null, a text or a whole number; stays until it is set anew.</param>
    public void Set(int parameter, object? value)
    {
        var place = _places[parameter];
        Check(value switch
        {
            null => raw.sqlite3_bind_null(_statement, place),
            long number => raw.sqlite3_bind_int64(_statement, place, number),
            int number => raw.sqlite3_bind_int64(_statement, place, number),
            // an empty span would be taken for null
            "" => raw.sqlite3_bind_text(_statement, place, ""),
            string text => SetText(place, text),
            _ => throw new ArgumentException($"a {value.GetType().Name} is no value of a kept statement", nameof(value)),
        });
    }

    /// <summary>Runs it to its end.</summary>
    /// <returns>the first row's first column as long or string; null when there is none.</returns>
    /// <exception cref="SqliteException">it failed; it can be run again.</exception>
    public object? Run()
    {
        object? first = null;
        try
        {
            var result = raw.sqlite3_step(_statement);
            if (result == raw.SQLITE_ROW)
            {
                first = First();
            }

            while (result == raw.SQLITE_ROW)
            {
                result = raw.sqlite3_step(_statement);
            }

            Check(result);
            return first;
        }
        finally
        {
            // tells of the failure once more
            _ = raw.sqlite3_reset(_statement);
        }
    }

    public void Dispose() => _statement.Dispose();

    private object? First() => raw.sqlite3_column_type(_statement, 0) switch
    {
        raw.SQLITE_NULL => null,
        raw.SQLITE_INTEGER => raw.sqlite3_column_int64(_statement, 0),
        _ => raw.sqlite3_column_text(_statement, 0).utf8_to_string(),
    };

    private int SetText(int place, string text)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        Span<byte> bytes = text.Length <= LongestOnStack ? stackalloc byte[most] : new byte[most];
        return raw.sqlite3_bind_text(_statement, place, bytes[..Encoding.UTF8.GetBytes(text, bytes)]);
    }

    private void Check(int result)
    {
        if (result is not (raw.SQLITE_OK or raw.SQLITE_DONE))
        {
            SqliteException.ThrowExceptionForRC(result, _database);
        }
    }
}
