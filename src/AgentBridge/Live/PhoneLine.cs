namespace CallCenter.AgentBridge.Live;

/// <summary>What a page that wants to be the telephone is told.</summary>
/// <param name="Answer">SDP; null = it is not the telephone.</param>
/// <param name="Why">elsewhere, or what of <see cref="BrowserLineRefusal"/>.</param>
internal sealed record PhoneLine(string? Answer, string? Why)
{
    public static PhoneLine Of(PageOfferOutcome outcome) => outcome switch
    {
        PageOfferOutcome.Opened opened => new PhoneLine(opened.Answer, null),
        PageOfferOutcome.Refused refused => new PhoneLine(null, EnumWords.Of(refused.Why)),
        _ => new PhoneLine(null, "elsewhere"),
    };
}
