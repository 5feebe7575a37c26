namespace CallCenter.Mailing;

/// <summary>What letters are made from.</summary>
public sealed record MailPorts(IMailStore Store, IServiceDesk Desk, IPrinter Printer, SmtpOptions Smtp);
