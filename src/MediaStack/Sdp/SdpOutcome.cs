namespace CallCenter.MediaStack.Sdp;

/// <summary>How an offer or an answer went. A refusal changes nothing: what was agreed before stays agreed.</summary>
public abstract record SdpOutcome
{
    private SdpOutcome()
    {
    }

    /// <param name="Audio">what to hand to the leg.</param>
    /// <param name="LocalDescription">our description as bytes: the answer to send, or the offer that was just answered.</param>
    public sealed record Agreed(NegotiatedAudio Audio, byte[] LocalDescription) : SdpOutcome;

    public sealed record Refused(SdpRefusal Reason) : SdpOutcome;
}
