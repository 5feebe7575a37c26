namespace CallCenter.Acd.Figures;

/// <summary>Folds the journal into the live figures, and tells of agents' phones that came or went.</summary>
/// <param name="phoneChanged">called with the agent's user name.</param>
internal sealed class FiguresReader(FiguresBoard board, Action<string> phoneChanged) : IJournalReader
{
    private long _seq;

    /// <summary>A fact of before the start: phones are looked at anew then.</summary>
    public void Restore(JournalEntry entry)
    {
        _seq = entry.Seq;
        board.Apply(entry);
    }

    // The figures live in memory alone: a fact that was folded in must not come again.
    public ValueTask<long> ResumeAsync(CancellationToken ct) => new(_seq);

    public ValueTask TakeAsync(JournalEntry entry, CancellationToken ct)
    {
        Restore(entry);
        if (entry.Fact is PhoneRegistered or PhoneUnregistered)
        {
            phoneChanged(((AgentFact)entry.Fact).Agent);
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask KeepAsync(long seq, CancellationToken ct) => ValueTask.CompletedTask;
}
