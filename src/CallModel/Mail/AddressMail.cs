namespace CallCenter.CallModel.Mail;

/// <summary>What was written to an address.</summary>
/// <param name="OptedOut">circulars are not wanted there.</param>
/// <param name="Letters">newest first.</param>
public sealed record AddressMail(bool OptedOut, IReadOnlyList<OutMail> Letters);
