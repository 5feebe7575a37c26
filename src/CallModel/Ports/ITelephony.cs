namespace CallCenter.CallModel;

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

/// <param name="User">the agent's user name, which is also the phone's.</param>
/// <param name="RingTime">how long to ring before giving up.</param>
/// <param name="AutoAnswer">ask the phone to answer by itself (Call-Info answer-after=0), because the agent accepted on the page.</param>
/// <param name="CallerNumber">shown on the phone.</param>
/// <param name="Data">call data carried in X- headers to phones and PBXs that use it.</param>
public sealed record PhoneDial(CallId CallId, string User, TimeSpan RingTime, string CallerNumber, string? CallerName = null,
    bool AutoAnswer = false, IReadOnlyDictionary<string, string>? Data = null);

/// <param name="CallerNumber">the number to present; null = the trunk's own.</param>
public sealed record NumberDial(CallId CallId, string Number, TimeSpan RingTime, string? CallerNumber = null);

public abstract record DialOutcome
{
    private DialOutcome()
    {
    }

    public sealed record Answered(ICallLeg Leg) : DialOutcome;

    public sealed record Refused(CallEnd End) : DialOutcome;
}

/// <summary>Two legs that hear each other. Ends by itself when either leg ends; ending a bridge never ends a leg.</summary>
public interface IBridge
{
    /// <summary>Completes when a leg ended (that leg's id) or the bridge was taken apart (null).</summary>
    Task<LegId?> Completion { get; }

    /// <summary>The caller hears <paramref name="music"/>, the other side silence.</summary>
    void Hold(IReadOnlyList<AudioClip> music);

    void Resume();

    /// <summary>Takes the bridge apart; both legs live on.</summary>
    void Release();
}
