namespace CallCenter.SipStack.Auth;

internal readonly record struct AuthOutcome(AuthResult Result, string? User = null);
