namespace CallCenter.SipStack.UserAgents;

/// <summary>What is alive inside an endpoint: all zero at rest, apart from registered contacts and their connections.</summary>
public readonly record struct SipCounts(int ClientTransactions, int ServerTransactions, int Dialogs, int Sessions, int Timers, int Connections,
    int Bindings, int Backlog);
