namespace CallCenter.SipStack.Auth;

internal enum AuthResult
{
    /// <summary>The user is who the request says.</summary>
    Right,
    /// <summary>No answer to a challenge of ours, or a wrong one: challenge.</summary>
    Challenge,
    /// <summary>A right or wrong answer to a nonce that is used up: challenge with stale=true.</summary>
    Stale,
    /// <summary>Too many failures from that address: say nothing.</summary>
    Blocked,
}
