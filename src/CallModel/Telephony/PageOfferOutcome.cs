namespace CallCenter.CallModel.Telephony;

public abstract record PageOfferOutcome
{
    private PageOfferOutcome()
    {
    }

    /// <param name="Answer">SDP for the page.</param>
    public sealed record Opened(string Answer) : PageOfferOutcome;

    /// <summary>Another page is the telephone, and alive.</summary>
    public sealed record Elsewhere : PageOfferOutcome;

    public sealed record Refused(BrowserLineRefusal Why) : PageOfferOutcome;
}
