using CallCenter.CallModel.Calls;

namespace CallCenter.CallModel.Facts;

/// <summary>Somebody else has taken a party's place: its telephone has passed the call on (attended transfer), or was replaced.</summary>
public sealed record PartyReplaced : CallFact
{
    public required LegId Leg { get; init; }

    public required LegRole Role { get; init; }

    /// <summary>Who it is now.</summary>
    public required string Number { get; init; }
}
