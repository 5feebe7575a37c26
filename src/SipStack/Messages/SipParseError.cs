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
