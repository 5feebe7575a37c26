namespace CallCenter.Mailing;

/// <summary>The server that letters are handed over to (RFC 6409).</summary>
/// <param name="Host">null = none: letters wait.</param>
/// <param name="From">address of the sender.</param>
/// <param name="SenderName">as the receiver reads it.</param>
/// <param name="PublicUrl">where receivers reach our pages; null = nowhere: who wants no circulars has to write back.</param>
/// <param name="User">null = the server asks for none.</param>
public sealed record SmtpOptions(string? Host = null, int Port = 587, SmtpSecurity Security = SmtpSecurity.StartTls, string? User = null, string? Password = null,
    string From = "", string SenderName = "", Uri? PublicUrl = null)
{
    private const string OptOutPath = "/letters/stop/";

    /// <summary>Where a circular's recipient says to want no more of them; null = nowhere.</summary>
    public Uri? OptOut(Guid recipient) => PublicUrl is null ? null : new Uri($"{PublicUrl.AbsoluteUri.TrimEnd('/')}{OptOutPath}{recipient:N}");

    public override string ToString() => $"{Host}:{Port}";
}
