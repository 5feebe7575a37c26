namespace CallCenter.Reports.Stories;

/// <summary>Reads a range of the past from the journal, one at a time: a year's journal costs seconds of a core, and calls come first.</summary>
public sealed class PastReader(IJournal journal) : IDisposable
{
    /// <summary>How far before the range calls and states under way at its beginning are looked for, and how long after it for their ends.</summary>
    private static readonly TimeSpan UnderWay = TimeSpan.FromDays(1);

    /// <summary>How far facts may stand out of the order of their times.</summary>
    private static readonly TimeSpan Disorder = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _turn = new(1);

    public void Dispose() => _turn.Dispose();

    internal async Task<Past> ReadAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
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
        finally
        {
            _turn.Release();
        }
    }
}
