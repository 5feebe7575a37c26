namespace CallCenter.CallModel.Mail;

/// <summary>What goes with a letter.</summary>
/// <param name="Type">as MIME has it (RFC 2045).</param>
public sealed record MailFile(string Name, string Type, byte[] Content);
