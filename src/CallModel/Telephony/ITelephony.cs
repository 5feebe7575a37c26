namespace CallCenter.CallModel.Telephony;

/// <summary>Places calls and joins legs. Implemented by CallControl.</summary>
public interface ITelephony
{
    /// <summary>True while at least one phone is registered for the user.</summary>
    bool HasPhone(string user);

    /// <summary>
    /// Rings a user's registered phones. Cancelling <paramref name="ct"/> stops the ringing (SIP CANCEL).
    /// </summary>
    Task<DialOutcome> RingPhoneAsync(PhoneDial dial, CancellationToken ct);

    /// <summary>Dials a number through a trunk, or an internal extension.</summary>
    Task<DialOutcome> DialNumberAsync(NumberDial dial, CancellationToken ct);

    /// <summary>Joins two answered legs so that they hear each other and pass keys to each other.</summary>
    IBridge Bridge(ICallLeg caller, ICallLeg other);
}
