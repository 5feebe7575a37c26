namespace CallCenter.SipStack.Messages;

/// <summary>Values of Warning in a 488 or 606 (RFC 3261 §20.43): why a session description was refused.</summary>
public static class SipWarning
{
    public const string NoAudio = "304 callcenter \"Media type not available\"";

    /// <summary>The description names an address that nothing is sent to.</summary>
    public const string ForbiddenTarget = "399 callcenter \"Media address not allowed\"";

    /// <summary>The sound would not be encrypted, or not by anything that both sides know.</summary>
    public const string NotProtected = "399 callcenter \"Media encryption required or not understood\"";

    public const string NoCommonFormat = "305 callcenter \"Incompatible media format\"";
}
