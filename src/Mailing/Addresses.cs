using MimeKit;

namespace CallCenter.Mailing;

/// <summary>Addresses of e-mail (RFC 5322 section 3.4) as people and lists write them.</summary>
internal static class Addresses
{
    private const int Longest = 200;

    /// <summary>Null, or why no letter can be addressed like this.</summary>
    public static FieldFault? FaultOf(string field, string address) =>
        Check.Given(field, address) ?? Check.Longest(field, address, Longest)
        ?? (MailboxAddress.TryParse(address, out var mailbox) && mailbox.Address.IndexOf('@') > 0 && !address.AsSpan().ContainsAny("\r\n,;") ? null
            : new FieldFault(field, FaultCode.NotEmail, "not an e-mail address"));

    /// <summary>In lower case and without a name beside it, so that the same one is known again; what is no address stays as it is.</summary>
    public static string Bare(string address) =>
        (MailboxAddress.TryParse(address, out var mailbox) && mailbox.Address.IndexOf('@') > 0 ? mailbox.Address : address.Trim()).ToLowerInvariant();
}
