namespace CallCenter.Acd.Core;

/// <summary>What everything inside the loop works with.</summary>
internal sealed record Loop(Mailbox Mailbox, Deadlines Deadlines, FactLog Facts, AcdOptions Options);
