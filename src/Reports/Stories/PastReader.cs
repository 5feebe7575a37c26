namespace CallCenter.Reports.Stories;

/// <summary>Reads a range of the past from the journal.</summary>
internal static class PastReader
{
    /// <summary>How far before the range calls and states under way at its beginning are looked for, and how long after it for their ends.</summary>
    private static readonly TimeSpan UnderWay = TimeSpan.FromDays(1);

    /// <summary>How far facts may stand out of the order of their times.</summary>
    private static readonly TimeSpan Disorder = TimeSpan.FromMinutes(1);

    public static async Task<Past> ReadAsync(IJournal journal, DateTimeOffset from, DateTimeOffset to, CancellationToken ct)
    {
        var fold = new PastFold();
        await foreach (var (_, fact) in journal.ReadSinceAsync(from - UnderWay, ct))
        {
            if (fact.At >= to + UnderWay || (fact.At >= to + Disorder && !fold.AnyOpenBefore(to)))
            {
                break;
            }

            fold.Apply(fact);
        }

        return fold.End();
    }
}
