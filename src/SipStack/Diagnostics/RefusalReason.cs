namespace CallCenter.SipStack.Diagnostics;

/// <summary>Why something from outside was refused.</summary>
internal enum RefusalReason
{
    /// <summary>A digest answer that is wrong.</summary>
    WrongPassword,
    /// <summary>An answer to a challenge that another address was given.</summary>
    ForeignNonce,
    /// <summary>Too many wrong answers: this one was not even looked at.</summary>
    TooManyGuesses,
    /// <summary>A right user's secret could not be looked up.</summary>
    NoCredentials,
    /// <summary>An INVITE of somebody who is not known yet got no answer.</summary>
    Stranger,
    /// <summary>One more call than an endpoint takes.</summary>
    Sessions,
    /// <summary>A contact where others than telephones are, or one more than are kept.</summary>
    Contacts,
    /// <summary>One more connection than an address may have, or than there may be at all.</summary>
    Connections,
    /// <summary>A TLS handshake that failed, or one more than an address may begin.</summary>
    Handshake,
    /// <summary>A connection that said nothing of use for too long.</summary>
    IdleConnection,
    /// <summary>A peer that does not read what it is sent.</summary>
    UnreadConnection,
    /// <summary>An answer that would be several times as large as its request, which may carry somebody else's address.</summary>
    Amplification,
}
