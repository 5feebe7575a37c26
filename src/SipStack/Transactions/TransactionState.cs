namespace CallCenter.SipStack.Transactions;

/// <summary>States of all four machines (RFC 3261 figures 5 to 8 and RFC 6026 §7); each uses its own part.</summary>
internal enum TransactionState : byte
{
    Calling,
    Trying,
    Proceeding,
    Completed,
    Confirmed,
    Accepted,
    Terminated,
}
