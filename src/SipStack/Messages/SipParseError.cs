namespace CallCenter.SipStack.Messages;

/// <summary>Why a message is not taken as it is. Requests get <see cref="SipParseErrors.Status"/> where a reply can be made at all.</summary>
public enum SipParseError : byte
{
    None,
    /// <summary>Not SIP at all: no start line that could be one.</summary>
    NotSip,
    TooLarge,
    TooManyHeaders,
    StartLine,
    Version,
    RequestUri,
    StatusCode,
    /// <summary>A header line without a name or colon.</summary>
    HeaderLine,
    /// <summary>The empty line after the headers never came.</summary>
    Unfinished,
    Via,
    FromOrTo,
    CallId,
    CSeq,
    CSeqMethod,
    Contact,
    MaxForwards,
    ContentLength,
    /// <summary>One of Via, From, To, Call-ID and CSeq is not there.</summary>
    Missing,
    /// <summary>A header that may stand once stands twice.</summary>
    Repeated,
}

internal static class SipParseErrors
{
    public static int Status(this SipParseError error) => error switch
    {
        SipParseError.Version => 505,
        SipParseError.TooLarge => 513,
        _ => 400,
    };

    /// <summary>Reason phrase of the 400: tells the sender's developer what to look at.</summary>
    public static string Phrase(this SipParseError error) => error switch
    {
        SipParseError.Version => "Version Not Supported",
        SipParseError.TooLarge => "Message Too Large",
        SipParseError.TooManyHeaders => "Too Many Headers",
        SipParseError.StartLine => "Malformed Request-Line",
        SipParseError.RequestUri => "Malformed Request-URI",
        SipParseError.HeaderLine => "Malformed Header Line",
        SipParseError.Unfinished => "Headers Not Finished",
        SipParseError.Via => "Malformed Via",
        SipParseError.FromOrTo => "Malformed From or To",
        SipParseError.CallId => "Malformed Call-ID",
        SipParseError.CSeq => "Malformed CSeq",
        SipParseError.CSeqMethod => "CSeq Method Mismatch",
        SipParseError.Contact => "Malformed Contact",
        SipParseError.MaxForwards => "Malformed Max-Forwards",
        SipParseError.ContentLength => "Bad Content-Length",
        SipParseError.Missing => "Missing Required Header",
        SipParseError.Repeated => "Repeated Header",
        _ => "Bad Request",
    };
}
