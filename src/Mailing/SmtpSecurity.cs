namespace CallCenter.Mailing;

/// <summary>How the way to the server is protected.</summary>
public enum SmtpSecurity
{
    /// <summary>Not at all: for a server on the same machine.</summary>
    None,

    /// <summary>Turned on within the conversation, and refused without (RFC 3207).</summary>
    StartTls,

    /// <summary>From the first byte (RFC 8314).</summary>
    Tls,
}
