namespace CallCenter.CallModel.Agents;

/// <summary>Secrets of a user; never leaves the server.</summary>
/// <param name="PasswordHash">PBKDF2 in the form of ASP.NET Identity v3; null = cannot sign in on the page.</param>
/// <param name="SipHa1Md5">MD5(user:realm:password) of RFC 7616 §3.4.2, lower-case hex; null = no phone.</param>
/// <param name="SipHa1Sha256">the same by SHA-256.</param>
public sealed record UserSecrets(string? PasswordHash, string? SipHa1Md5, string? SipHa1Sha256);
