namespace CallCenter.SipStack.Transactions;

/// <summary>One row's result: where to go and what to do.</summary>
internal readonly record struct TransactionStep(TransactionState Next, TransactionActions Actions);
