namespace CallCenter.SipStack.Auth;

internal enum NonceState
{
    /// <summary>Not made here.</summary>
    Unknown,
    /// <summary>Too old, or its count was used before: the client is to try again with a fresh one.</summary>
    Stale,
    /// <summary>Made for another address.</summary>
    Foreign,
    Good,
}
