namespace CallCenter.Mailing;

/// <summary>What letters are made from.</summary>
public sealed record MailPorts(IMailStore Store, ICircularStore Circulars, IOptOutStore OptOuts, IServiceDesk Desk, IPrinter Printer, SmtpOptions Smtp);
