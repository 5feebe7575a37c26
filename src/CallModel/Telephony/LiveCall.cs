using CallCenter.CallModel.Calls;

namespace CallCenter.CallModel.Telephony;

/// <summary>
/// A call to be served: one that has come in and has passed the trunk's rules, or an outbound one that was answered. Its arrival is already a
/// fact.
/// </summary>
/// <param name="Caller">the leg of the person whom the call is about, in either direction.</param>
/// <param name="From">who called: for an outbound call the number that we presented.</param>
/// <param name="To">who was called: of an inbound call the user part of the Request-URI as it came.</param>
/// <param name="Trunk">the trunk's name, or "user:NAME" for a registered phone.</param>
/// <param name="Flow">the flow that serves an outbound call; null: <paramref name="Queue"/> or <see cref="Campaign"/> does.</param>
public sealed record LiveCall(ICallLeg Caller, CallDirection Direction, string From, string? CallerName, string To, string Trunk,
    DateTimeOffset ArrivedAt, string? Flow = null, string? Queue = null)
{
    /// <summary>What stands before the user's name in <see cref="Trunk"/>.</summary>
    public const string UserLine = "user:";

    /// <summary>Whose telephone the party has; null = it comes by a trunk.</summary>
    public string? User => Trunk.StartsWith(UserLine, StringComparison.Ordinal) ? Trunk[UserLine.Length..] : null;

    /// <summary>An agent has called a colleague: no customer is in it.</summary>
    public bool IsInside => Agent is not null && User is not null;

    /// <summary>The campaign that dialed, which serves the call then.</summary>
    public Guid? Campaign { get; init; }

    /// <summary>The agent who dials it by hand and waits for the answer: the call is served while it still rings.</summary>
    public string? Agent { get; init; }

    /// <summary>The callback that is made by it.</summary>
    public Guid? Callback { get; init; }

    /// <summary>What came in its headers for applications (X- headers, User-to-User), by header name in lower case.</summary>
    public IReadOnlyDictionary<string, string> Data { get; init; } = new Dictionary<string, string>();
}
