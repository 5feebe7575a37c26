namespace CallCenter.CallModel.Telephony;

public abstract record BrowserLineOutcome
{
    private BrowserLineOutcome()
    {
    }

    /// <param name="Answer">SDP for the page.</param>
    public sealed record Opened(IBrowserLine Line, string Answer) : BrowserLineOutcome;

    /// <summary>The offer is no WebRTC offer with a format that we have, or no port is free.</summary>
    public sealed record Refused(BrowserLineRefusal Why) : BrowserLineOutcome;
}
