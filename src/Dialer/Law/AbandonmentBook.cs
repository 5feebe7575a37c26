namespace CallCenter.Dialer.Law;

/// <summary>
/// A campaign's windows: read from the records now and then, kept up by every answer in between. Owned by the campaign's mailbox;
/// <see cref="ReadAsync"/> runs beside it.
/// </summary>
internal sealed class AbandonmentBook(IDialRecords records)
{
    private static readonly TimeSpan ReadEvery = TimeSpan.FromSeconds(60);

    private IReadOnlyList<AnswerCounts> _counts = [];
    private DateTimeOffset _readAt;
    private bool _reading;

    /// <summary>Before the first reading nothing is known, and nothing may be dialed.</summary>
    public bool IsRead => _counts.Count > 0;

    public bool BeginRead(DateTimeOffset now) => !_reading && now - _readAt >= ReadEvery && (_reading = true);

    public async Task<IReadOnlyList<AnswerCounts>> ReadAsync(Guid campaign, PolicyPack policy, DateTimeOffset now, CancellationToken ct)
    {
        var counts = new List<AnswerCounts>();
        foreach (var window in policy.Windows)
        {
            counts.Add(await records.CountAsync(campaign, now - window, ct));
        }

        return counts;
    }

    /// <param name="counts">as the records have it; null = they could not be read.</param>
    /// <param name="unrecorded">answers that were resolved and that the reading may have missed: better counted twice for a minute than not.</param>
    public void Read(IReadOnlyList<AnswerCounts>? counts, IReadOnlyCollection<bool> unrecorded, DateTimeOffset at)
    {
        (_reading, _readAt) = (false, at);
        if (counts is not null)
        {
            _counts = counts;
            foreach (var abandoned in unrecorded)
            {
                Add(abandoned);
            }
        }
    }

    /// <summary>Somebody answered, and it is known whether there was an agent.</summary>
    public void Add(bool abandoned) =>
        _counts = [.. _counts.Select(c => c with { Answered = c.Answered + 1, Abandoned = c.Abandoned + (abandoned ? 1 : 0) })];

    public IReadOnlyList<AbandonmentWindow> Windows(PolicyPack policy) =>
        [.. policy.Windows.Zip(_counts, (span, counts) => AbandonmentWindow.Of(span, counts, policy))];
}
