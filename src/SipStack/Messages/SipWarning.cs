namespace CallCenter.SipStack.Messages;

/// <summary>Values of Warning in a 488 or 606 (RFC 3261 §20.43): why a session description was refused.</summary>
public static class SipWarning
{
    public const string NoAudio = "304 callcenter \"Media type not available\"";

    /// <summary>The description names an address that nothing is sent to.</summary>
    public const string ForbiddenTarget = "399 callcenter \"Media address not allowed\"";

    public const string NoCommonFormat = "305 callcenter \"Incompatible media format\"";
}
