namespace CallCenter.SipStack.Messages;

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
