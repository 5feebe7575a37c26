namespace CallCenter.CallModel.Mail;

/// <summary>Circulars and their lists.</summary>
public interface ICircularStore
{
    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<CircularView>> ListAsync(CancellationToken ct = default);

    Task<CircularView?> GetAsync(Guid id, CancellationToken ct = default);

    Task AddAsync(Circular circular, CancellationToken ct = default);

    /// <summary>
    /// Stores state, texts and start. What lies in the outbox is given up with a stopped one. False, and nothing is stored, when its state is not
    /// <paramref name="from"/> (any more).
    /// </summary>
    Task<bool> MoveAsync(Circular circular, CircularState from, CancellationToken ct = default);

    /// <summary>With its list. False: it is no draft (any more): who has a letter must be able to say to want no more.</summary>
    Task<bool> DeleteAsync(Guid id, CancellationToken ct = default);

    /// <summary>Those of these addresses that stand on the list.</summary>
    Task<IReadOnlySet<string>> KnownAsync(Guid id, IReadOnlyCollection<string> addresses, CancellationToken ct = default);

    /// <summary>Puts people behind those who are there; whose address is there already is left out. Null: it is no draft (any more).</summary>
    /// <returns>how many were taken.</returns>
    Task<int?> AddAsync(Guid id, IReadOnlyList<CircularRecipient> people, CancellationToken ct = default);

    /// <summary>In the order of the list.</summary>
    Task<IReadOnlyList<CircularLetter>> LettersAsync(Guid id, CircularLetterState? state, int offset, int limit, CancellationToken ct = default);

    Task<CircularRecipient?> RecipientAsync(Guid id, Guid recipient, CancellationToken ct = default);

    Task<IReadOnlyList<Circular>> RunningAsync(CancellationToken ct = default);

    /// <summary>The next ones of the list who have no letter yet.</summary>
    Task<IReadOnlyList<CircularRecipient>> NextAsync(Guid id, int limit, CancellationToken ct = default);

    /// <summary>When the last letter was written (null = none was), and how many wait in the outbox.</summary>
    Task<(DateTimeOffset? Last, int InOutbox)> PaceAsync(Guid id, CancellationToken ct = default);

    /// <summary>Puts letters into the outbox and marks their recipients, in one transaction; nothing when the circular does not run (any more).</summary>
    /// <param name="letters">null = this one wants none.</param>
    Task WriteAsync(Guid id, IReadOnlyList<(CircularRecipient To, OutMail? Mail)> letters, DateTimeOffset at, CancellationToken ct = default);

    /// <summary>Null: the letter is no circular's.</summary>
    Task<CircularPass?> PassAsync(Guid mail, CancellationToken ct = default);
}
