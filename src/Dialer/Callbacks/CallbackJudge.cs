using CallCenter.CallModel.Tickets;
using CallCenter.Dialer.Law;

namespace CallCenter.Dialer.Callbacks;

/// <summary>
/// Whether a callback may be made now: registries do not bind what a person has asked for, but hours do, and our own list, unless the person has asked
/// by telephone after having come onto it.
/// </summary>
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
            Binds(history.GetValueOrDefault(callback.Number, NumberHistory.None), callback) ? new NumberHistory(OnList: DoNotCall.Own) : NumberHistory.None, now)))];
    }

    private static bool Binds(NumberHistory history, Callback callback) => history.OnList is DoNotCall.Own
        && !(callback.Source == TicketSource.Phone && callback.RequestedAt > history.ListedAt);
}
