namespace CallCenter.CallModel.Mail;

/// <summary>Whether a circular's letter may go out now.</summary>
/// <param name="Recipient">see <see cref="CircularRecipient.Id"/>.</param>
/// <param name="IsHeld">the circular is paused.</param>
/// <param name="IsOptedOut">the person has meanwhile said to want none.</param>
public sealed record CircularPass(Guid Recipient, bool IsHeld, bool IsOptedOut);
