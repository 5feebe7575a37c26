using System.Data.Common;

namespace CallCenter.Storage.Database;

/// <summary>What the two databases do differently; everything else is the same SQL through ADO.NET.</summary>
internal interface IDialect
{
    /// <summary>The database's name, which is also its folder under Migrations/.</summary>
    string Kind { get; }

    /// <summary>What a message to the administrator begins with: the setting, and where the database is.</summary>
    string Place { get; }

    /// <summary>Several nodes may write at the same time: each has only its own calls to close when it starts.</summary>
    bool IsShared { get; }

    /// <summary>Begins a transaction that no other writer runs beside, on whatever node: numbers given in it are in the order of the commits.</summary>
    string Begin { get; }

    /// <summary>
    /// Rows to one INSERT: many where each statement is a round trip, one where it is none and SQLite looks up every parameter among all by its name.
    /// </summary>
    int RowsPerInsert { get; }

    IWordSearch Words { get; }

    ISaidWords Said { get; }

    /// <summary>Within a transaction: the other nodes are told at its commit. Does nothing where the database is not shared.</summary>
    void Announce(DbConnection writing, string text);

    /// <summary>Hears what is announced until cancelled; for shared databases only.</summary>
    /// <param name="begun">from now on nothing is missed.</param>
    /// <exception cref="DbException">the database cannot be reached any more; IOException, SocketException and TimeoutException mean the same.</exception>
    Task ListenAsync(Action begun, Action<string> announced, CancellationToken ct);

    /// <exception cref="DbException">the database cannot be reached or is none.</exception>
    /// <exception cref="DatabaseOpenException">it is too old, or another server uses it under this node's name.</exception>
    DbConnection OpenWriting();

    /// <summary>A connection that refuses to write.</summary>
    /// <exception cref="DbException">the database cannot be reached or is none.</exception>
    DbConnection OpenReading();
}
