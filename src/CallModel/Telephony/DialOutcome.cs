using CallCenter.CallModel.Calls;

namespace CallCenter.CallModel.Telephony;

public abstract record DialOutcome
{
    private DialOutcome()
    {
    }

    public sealed record Answered(ICallLeg Leg) : DialOutcome;

    public sealed record Refused(CallEnd End) : DialOutcome;
}
