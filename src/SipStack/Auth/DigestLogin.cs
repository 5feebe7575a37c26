namespace CallCenter.SipStack.Auth;

/// <summary>What a client answers challenges with (RFC 7616).</summary>
public sealed record DigestLogin(string User, string Password);
