using CallCenter.CallModel.Calls;

namespace CallCenter.CallModel.Telephony;

public abstract record VisitorOutcome
{
    private VisitorOutcome()
    {
    }

    /// <param name="Answer">SDP for the page.</param>
    public sealed record Opened(CallId Call, string Answer) : VisitorOutcome;

    /// <summary>No more calls are taken now.</summary>
    public sealed record TooMany : VisitorOutcome;

    public sealed record Refused(BrowserLineRefusal Why) : VisitorOutcome;
}
