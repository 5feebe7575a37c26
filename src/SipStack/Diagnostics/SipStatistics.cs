namespace CallCenter.SipStack.Diagnostics;

/// <summary>Totals since the start of an endpoint.</summary>
/// <param name="Dropped">datagrams that found the loop too busy.</param>
/// <param name="Malformed">messages that were no SIP or broken; those that could be were answered 400.</param>
/// <param name="Stray">responses and ACKs that belong to nothing.</param>
/// <param name="Retransmissions">messages absorbed because they had come before.</param>
/// <param name="SendErrors">sends that the system refused, connections that could not be made.</param>
public readonly record struct SipStatistics(long Received, long Sent, long Dropped, long Malformed, long Stray, long Retransmissions, long SendErrors);
