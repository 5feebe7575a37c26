using System.Data.Common;

namespace CallCenter.Dialer.Law;

/// <summary>
/// The telephony of all who dial, with one rule before it: who told us not to call is not called, by whatever way the wish came. What a flow passes
/// a caller on to is its author's choice, callbacks have a judge of their own, and colleagues and emergency numbers stand on no list.
/// </summary>
public sealed class LawfulTelephony(ITelephony inner, IDialRecords records, NumberingPlan numbers, TimeProvider time) : ITelephony
{
    /// <inheritdoc/>
    /// <remarks>While the lists cannot be read, a caller at hand is passed on all the same.</remarks>
    public async Task<DialOutcome> DialAsync(NumberDial dial, CancellationToken ct)
    {
        try
        {
            if (dial is { By: not null, Waiting: null } && await IsOnListAsync(dial.Number, CancellationToken.None))
            {
                return new DialOutcome.Refused(new CallEnd(CallResult.NotConnected, EndReason.Barred, 403));
            }
        }
        catch (DbException)
        {
            // said by the health page
        }

        return await inner.DialAsync(dial, ct);
    }

    /// <inheritdoc/>
    /// <exception cref="DbException">the lists cannot be read: nobody is called.</exception>
    public async Task<PlaceOutcome> PlaceCallAsync(OutboundCall call, CancellationToken ct) =>
        call.Callback is null && await IsOnListAsync(call.Number, ct) ? new PlaceOutcome.Refused(EndReason.Barred) : await inner.PlaceCallAsync(call, ct);

    /// <inheritdoc/>
    public IBridge Bridge(CallId call, ICallLeg first, ICallLeg second) => inner.Bridge(call, first, second);

    private async Task<bool> IsOnListAsync(string typed, CancellationToken ct)
    {
        var number = numbers.Normalize(typed);
        return numbers.Read(number) is not null && !numbers.IsEmergency(number)
            && (await records.HistoryAsync([number], time.GetUtcNow(), ct)).GetValueOrDefault(number)?.OnList is DoNotCall.Own;
    }
}
