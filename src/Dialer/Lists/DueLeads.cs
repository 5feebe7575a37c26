using CallCenter.Dialer.Law;

namespace CallCenter.Dialer.Lists;

/// <summary>
/// The next numbers of a list, judged shortly before they are dialed. What may not be dialed now is put off, what may never be is skipped.
/// Owned by its campaign's mailbox; <see cref="FetchAsync"/> runs beside it.
/// </summary>
internal sealed class DueLeads(ILeadStore leads, LeadJudge judge)
{
    private const int AtOnce = 200;
    private const int Few = 20;
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(5);

    private readonly Queue<Lead> _ready = new();
    private DateTimeOffset _fetchedAt;
    private bool _fetching;
    private bool _more;

    /// <summary>Numbers that may be dialed now.</summary>
    public int Count => _ready.Count;

    /// <summary>The store had nothing more that is due.</summary>
    public bool IsEmpty => _ready.Count == 0 && !_fetching && !_more;

    /// <summary>It is time to fetch; whoever asks does it.</summary>
    public bool BeginFetch(DateTimeOffset now)
    {
        if (now - _fetchedAt > Fresh)
        {
            _ready.Clear();
        }

        if (_fetching || _ready.Count > Few || (!_more && now - _fetchedAt < AskAgain))
        {
            return false;
        }

        return _fetching = true;
    }

    /// <summary>The lead as it is put off, or left out for good.</summary>
    public static Lead Barred(Lead lead, DialVerdict verdict) =>
        lead with { State = verdict.Until is null ? LeadState.Skipped : LeadState.Waiting, NextAt = verdict.Until, Bar = verdict.Bar };

    /// <summary>Beside the mailbox. Null: the store failed.</summary>
    public async Task<(IReadOnlyList<Lead> Ready, bool More)> FetchAsync(Campaign campaign, PolicyPack policy, DateTimeOffset now, CancellationToken ct)
    {
        var due = await leads.DueAsync(campaign.Id, now, AtOnce, ct);
        var judged = await judge.JudgeAsync(due, campaign, policy, now, ct);
        var barred = judged.Where(j => !j.Verdict.Allows).Select(j => Barred(j.Lead, j.Verdict)).ToList();
        if (barred.Count > 0)
        {
            await leads.PutOffAsync(barred, ct);
        }

        return ([.. judged.Where(j => j.Verdict.Allows).Select(j => j.Lead)], due.Count == AtOnce);
    }

    /// <param name="inFlight">leads that are being dialed, whose claim the store may not have seen yet.</param>
    public void Fetched(IReadOnlyList<Lead> ready, bool more, DateTimeOffset at, Func<Lead, bool> inFlight)
    {
        (_fetching, _more, _fetchedAt) = (false, more, at);
        _ready.Clear();
        foreach (var lead in ready.Where(lead => !inFlight(lead)))
        {
            _ready.Enqueue(lead);
        }
    }

    public void FetchFailed(DateTimeOffset at) => (_fetching, _more, _fetchedAt) = (false, false, at);

    /// <summary>Somebody asked not to be called: what was judged before is judged anew.</summary>
    public void Forget()
    {
        _ready.Clear();
        _more = true;
    }

    public bool TryTake(out Lead lead) => _ready.TryDequeue(out lead!);
}
