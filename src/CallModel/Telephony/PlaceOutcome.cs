using CallCenter.CallModel.Calls;

namespace CallCenter.CallModel.Telephony;

public abstract record PlaceOutcome
{
    private PlaceOutcome()
    {
    }

    /// <summary>The call is under way; what becomes of it is in its facts.</summary>
    public sealed record Placed(CallId Call) : PlaceOutcome;

    /// <summary>There is no call and no fact: a number that cannot be dialed, no trunk, no free line.</summary>
    public sealed record Refused(EndReason Reason) : PlaceOutcome;
}
