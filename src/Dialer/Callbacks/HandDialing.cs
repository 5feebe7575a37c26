using CallCenter.CallModel.Faults;
using CallCenter.Dialer.Law;

namespace CallCenter.Dialer.Callbacks;

/// <summary>
/// Calls that agents dial by hand are no campaign: attempts are not counted and registries do not bind, but who told us not to call is not
/// called, and a queue that has rules for calling people keeps their hours.
/// </summary>
public sealed class HandDialing(ICallbackRules rules, IDialRecords records, PolicyLibrary policies, NumberingPlan numbers, TimeProvider time) : IHandDialing
{
    public async Task<FaultCode?> BarAsync(string number, string? queue, CancellationToken ct = default)
    {
        var now = time.GetUtcNow();
        var history = await records.HistoryAsync([number], now, ct);
        if (history.GetValueOrDefault(number)?.OnList is DoNotCall.Own)
        {
            return FaultCode.DoNotCall;
        }

        return await OfAsync(queue, ct) is { } own && policies.Find(own.Policy) is { } policy
            && DialCheck.Of(policy, number, numbers.TimeZones(number), NumberHistory.None, now).Bar == DialBar.OutsideHours
                ? FaultCode.OutsideHours
                : null;
    }

    public async Task<string?> CallerNumberAsync(string? queue, CancellationToken ct = default) => (await OfAsync(queue, ct))?.CallerNumber;

    private async Task<CallbackRules?> OfAsync(string? queue, CancellationToken ct) =>
        queue is null ? null : (await rules.ListAsync(ct)).FirstOrDefault(r => r.Queue == queue);
}
