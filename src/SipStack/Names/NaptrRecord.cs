namespace CallCenter.SipStack.Names;

/// <summary>A way to reach a domain (RFC 3403 as RFC 3263 §4.1 uses it); lower order first, then lower preference.</summary>
/// <param name="Service">"SIP+D2T" ...</param>
/// <param name="Replacement">the name whose SRV records say where.</param>
public readonly record struct NaptrRecord(int Order, int Preference, string Flags, string Service, string Replacement);
