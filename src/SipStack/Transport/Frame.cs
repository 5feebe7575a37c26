namespace CallCenter.SipStack.Transport;

/// <summary>What a framing read from a stream.</summary>
internal enum Frame
{
    /// <summary>More bytes are needed.</summary>
    None,
    Message,
    /// <summary>An empty line pair before a message: the peer asks for a pong (RFC 5626 §3.5.1).</summary>
    Ping,
    /// <summary>The stream cannot be cut any more; what could be read of the message is given, then the connection must go.</summary>
    Broken,
}
