using CallCenter.CallModel.Calls;

namespace CallCenter.CallModel.Telephony;

/// <summary>A wish for a call of its own to somebody; once answered, a flow, a queue or a campaign serves it. One of them is named.</summary>
/// <param name="CallerNumber">the number to present; null = the trunk's own.</param>
public sealed record OutboundCall(string Number, TimeSpan RingTime, string? CallerNumber = null, string? Flow = null, string? Queue = null)
{
    /// <summary>The campaign that dials.</summary>
    public Guid? Campaign { get; init; }

    /// <summary>The user who wishes it; null = the campaign.</summary>
    public string? By { get; init; }

    /// <summary>The callback that is made.</summary>
    public Guid? Callback { get; init; }

    /// <summary>The id that the call is to have; null = a new one.</summary>
    public CallId? Id { get; init; }

    /// <summary>
    /// The agent who dials it by hand: it is served from its first moment, and may go to a colleague's telephone by user name. Null = nobody
    /// waits for the answer.
    /// </summary>
    public string? Agent { get; init; }

    /// <summary>The leg that hears what the called side lets be heard before it answers; null = nobody does.</summary>
    public LegId? HeardBy { get; init; }

    /// <summary>Gives the call up while nobody has answered.</summary>
    public CancellationToken Stop { get; init; }
}
