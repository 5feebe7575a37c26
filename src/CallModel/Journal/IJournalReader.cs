namespace CallCenter.CallModel.Journal;

/// <summary>
/// One who makes something of the facts (tickets, open questions, figures), driven by a <see cref="JournalFollower"/>, one call at a time.
/// What fails is taken up again as after a restart: first <see cref="ResumeAsync"/>, then the facts from there on.
/// </summary>
public interface IJournalReader
{
    /// <summary>
    /// Forgets what was taken and not kept, and says after which fact to go on. Called at the start and again after each failure.
    /// </summary>
    ValueTask<long> ResumeAsync(CancellationToken ct);

    /// <summary>
    /// Takes one fact. When the database fails (<see cref="System.Data.Common.DbException"/>, <see cref="IOException"/>) the fact comes again;
    /// any other exception is a bug: it is logged and the fact left out, lest it stop all that come after it.
    /// </summary>
    ValueTask TakeAsync(JournalEntry entry, CancellationToken ct);

    /// <summary>Everything up to <paramref name="seq"/> has been given and no more is there at the moment: the time to write it down.</summary>
    ValueTask KeepAsync(long seq, CancellationToken ct);
}
