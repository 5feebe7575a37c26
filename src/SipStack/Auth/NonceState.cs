namespace CallCenter.SipStack.Auth;

internal enum NonceState
{
    /// <summary>Not made here.</summary>
    Unknown,
    /// <summary>Too old, made for another address, or its count was used before: the client is to try again with a fresh one.</summary>
    Stale,
    Good,
}
