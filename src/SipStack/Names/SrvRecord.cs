namespace CallCenter.SipStack.Names;

/// <summary>A server of a service (RFC 2782); lower priorities are asked first, heavier ones of a priority more often.</summary>
/// <param name="Target">its host; empty = the service is decidedly not there.</param>
public readonly record struct SrvRecord(int Priority, int Weight, int Port, string Target);
