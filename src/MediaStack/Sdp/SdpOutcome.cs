namespace CallCenter.MediaStack.Sdp;

public enum SdpRefusal
{
    /// <summary>Not SDP, or past a limit: 400 to an offer.</summary>
    Malformed,
    /// <summary>No audio stream over plain RTP: 488.</summary>
    NoAudio,
    /// <summary>Audio, but no format that we have: 488.</summary>
    NoCommonFormat,
    /// <summary>An answer that no offer of ours waits for, or that does not fit it.</summary>
    NotAnAnswer,
}

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
