using CallCenter.CallModel.Calls;

namespace CallCenter.CallModel.Telephony;

/// <param name="CallerNumber">the number to present; null = the trunk's own.</param>
public sealed record NumberDial(CallId CallId, string Number, TimeSpan RingTime, string? CallerNumber = null)
{
    /// <summary>The leg that a telephone has handed over: nobody is called, its party is the answer. Null = <see cref="Number"/> is called.</summary>
    public LegId? Waiting { get; init; }

    /// <summary>The menu that is to be talked to, in the place of a number; null = a number is dialed.</summary>
    public string? Flow { get; init; }

    /// <summary>The user who dials, by telephone or page; null = a flow.</summary>
    public string? By { get; init; }

    /// <summary>
    /// The leg that waits for the answer: what the other side lets be heard before it (ringing of its own, an announcement) is heard there
    /// instead of what plays, as long as the leg is in no conversation. Null = nobody hears it.
    /// </summary>
    public LegId? HeardBy { get; init; }

    /// <summary>Called once when the number says that it rings, on any thread; null = nobody wants to know.</summary>
    public Action? Rings { get; init; }

    /// <summary>For applications outside, by header name in lower case ("x-account", "user-to-user"): sent in the INVITE.</summary>
    public IReadOnlyDictionary<string, string> Data { get; init; } = new Dictionary<string, string>();
}
