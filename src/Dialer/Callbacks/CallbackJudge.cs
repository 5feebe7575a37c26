using CallCenter.Dialer.Law;

namespace CallCenter.Dialer.Callbacks;

/// <summary>Whether a callback may be made now: the person has asked for it, so that only a later wish not to be called and the hours count.</summary>
internal sealed class CallbackJudge(IDialRecords records, PolicyLibrary policies, NumberingPlan numbers)
{
    /// <summary>The callbacks in their order, each with its verdict; a policy that is not there bars all.</summary>
    public async Task<IReadOnlyList<(Callback Callback, DialVerdict Verdict)>> JudgeAsync(IReadOnlyList<Callback> callbacks, CallbackRules rules, DateTimeOffset now, CancellationToken ct)
    {
        if (policies.Find(rules.Policy) is not { } policy)
        {
            return [.. callbacks.Select(callback => (callback, new DialVerdict(DialBar.PolicyMissing, now)))];
        }

        var history = await records.HistoryAsync([.. callbacks.Select(callback => callback.Number)], now, ct);
        return [.. callbacks.Select(callback => (callback, DialCheck.Of(policy, callback.Number, numbers.TimeZones(callback.Number),
            new NumberHistory(OnList: history.GetValueOrDefault(callback.Number)?.OnList is DoNotCall.Own ? DoNotCall.Own : null), now)))];
    }
}
