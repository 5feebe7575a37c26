namespace CallCenter.CtiServer.Options;

/// <summary>SIP over TLS; all are PEM files.</summary>
/// <param name="Certificate">the own certificate, those that lead to its authority, and the key.</param>
/// <param name="Authorities">who vouches for trunks that are called; null = those that the system trusts.</param>
/// <param name="ClientAuthorities">who vouches for callers; null = they are asked for no certificate.</param>
internal sealed record TlsFiles(int Port, string Certificate, string? Authorities, string? ClientAuthorities);
