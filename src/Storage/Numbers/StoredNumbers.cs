using CallCenter.Storage.Database;
using Dapper;

namespace CallCenter.Storage.Numbers;

/// <summary>
/// Numbers of customers, tickets and callbacks that were kept while the numbering plan could not read them, or under another plan. They are
/// read again at each start: a kept number must be one that a call can match.
/// </summary>
public sealed class StoredNumbers(Db db)
{
    private static readonly (string Find, string Change)[] Places =
    [
        ("SELECT DISTINCT number FROM customer_numbers WHERE number NOT LIKE '+%'",
            """
            UPDATE customer_numbers SET number = @After WHERE number = @Before AND NOT EXISTS (
                SELECT 1 FROM customer_numbers same WHERE same.customer_id = customer_numbers.customer_id AND same.number = @After)
            """),
        ("SELECT DISTINCT phone FROM tickets WHERE phone IS NOT NULL AND phone NOT LIKE '+%'",
            "UPDATE tickets SET phone = @After WHERE phone = @Before"),
        ("SELECT DISTINCT number FROM callbacks WHERE number NOT LIKE '+%'",
            """
            UPDATE callbacks SET number = @After WHERE number = @Before AND NOT (state = 'waiting' AND EXISTS (
                SELECT 1 FROM callbacks same WHERE same.state = 'waiting' AND same.number = @After
                    AND COALESCE(same.queue, '') = COALESCE(callbacks.queue, '')))
            """),
    ];

    /// <summary>The number of rows that changed. What two spellings of one number would make equal stays as it is.</summary>
    public async Task<int> ReadAgainAsync(NumberingPlan numbers, CancellationToken ct = default)
    {
        var changed = 0;
        foreach (var (find, change) in Places)
        {
            var kept = await db.ReadAsync(c => c.Query<string>(find).AsList(), ct).ConfigureAwait(false);
            var changes = kept.Select(before => new { Before = before, After = numbers.Normalize(before) }).Where(n => n.After != n.Before).ToList();
            changed += changes.Count == 0 ? 0 : await db.WriteAsync(c => c.Execute(change, changes), ct).ConfigureAwait(false);
        }

        return changed;
    }
}
