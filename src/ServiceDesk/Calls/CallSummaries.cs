namespace CallCenter.ServiceDesk.Calls;

/// <summary>
/// The summaries of the calls that are going on, folded from the facts as they pass. Those of the newest calls are in memory; a call that
/// began before the server did, or very many calls ago, is read again when its end or its ticket comes.
/// </summary>
internal sealed class CallSummaries(ICallRecords calls)
{
    private const int MostInMemory = 10_000;

    private readonly Dictionary<CallId, CallSummary> _calls = [];
    private readonly Queue<CallId> _newest = [];

    /// <summary>A fact on which no ticket waits.</summary>
    public void Take(CallFact fact)
    {
        if (fact is CallArrived)
        {
            Keep(fact.CallId, new CallSummary().With(fact));
        }
        else
        {
            Take(fact.CallId, fact);
        }
    }

    public void Take(CustomerChosen chosen) => Take(chosen.CallId, chosen);

    private void Take(CallId call, Fact fact)
    {
        if (_calls.TryGetValue(call, out var before))
        {
            _calls[call] = before.With(fact);
        }
    }

    /// <summary>The summary with the call's end or its ticket; null when the call had both before, so that this fact is a repeat.</summary>
    public async Task<CallSummary?> CloseAsync(long seq, CallFact fact, CancellationToken ct)
    {
        var before = _calls.GetValueOrDefault(fact.CallId) ?? await ReadAsync(seq, fact.CallId, ct).ConfigureAwait(false);
        if (before.CanClose)
        {
            return null;
        }

        var summary = before.With(fact);
        if (summary.CanClose)
        {
            _calls.Remove(fact.CallId);
        }
        else
        {
            Keep(fact.CallId, summary);
        }

        return summary;
    }

    private void Keep(CallId call, CallSummary summary)
    {
        if (!_calls.ContainsKey(call))
        {
            _newest.Enqueue(call);
        }

        _calls[call] = summary;
        if (_newest.Count > MostInMemory)
        {
            _calls.Remove(_newest.Dequeue());
        }
    }

    // What stands before the fact; those behind it are still to come.
    private async Task<CallSummary> ReadAsync(long seq, CallId call, CancellationToken ct) =>
        CallSummary.Of((await calls.EventsAsync(call, ct).ConfigureAwait(false)).Where(entry => entry.Seq < seq).Select(entry => entry.Fact));
}
