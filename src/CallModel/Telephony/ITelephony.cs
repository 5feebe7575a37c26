using CallCenter.CallModel.Calls;

namespace CallCenter.CallModel.Telephony;

/// <summary>Places calls, dials numbers and joins legs. Implemented by CallControl. Safe to use from any thread.</summary>
public interface ITelephony
{
    /// <summary>
    /// One more leg in an existing call: dials a number through a trunk, or an internal extension. Cancelling <paramref name="ct"/> stops
    /// the ringing (SIP CANCEL). Being refused is a value.
    /// </summary>
    Task<DialOutcome> DialAsync(NumberDial dial, CancellationToken ct);

    /// <summary>
    /// A new call of its own, with the same facts, record, recording and ticket as an inbound one. Completes when it is being dialed and its
    /// arrival is appended to the journal, or when it was refused by rule; <paramref name="ct"/> gives up looking for the way there and
    /// does not end the call.
    /// </summary>
    Task<PlaceOutcome> PlaceCallAsync(OutboundCall call, CancellationToken ct);

    /// <summary>Joins two answered legs of the call; they hear each other when this returns. More may <see cref="IBridge.Join"/>.</summary>
    IBridge Bridge(CallId call, ICallLeg first, ICallLeg second);
}
