namespace CallCenter.Mailing;

/// <summary>The server that letters are handed over to (RFC 6409).</summary>
/// <param name="Host">null = none: letters wait.</param>
/// <param name="From">address of the sender.</param>
/// <param name="SenderName">as the receiver reads it.</param>
/// <param name="User">null = the server asks for none.</param>
public sealed record SmtpOptions(string? Host = null, int Port = 587, SmtpSecurity Security = SmtpSecurity.StartTls, string? User = null, string? Password = null,
    string From = "", string SenderName = "")
{
    public override string ToString() => $"{Host}:{Port}";
}
