using CallCenter.Acd.Settings;

namespace CallCenter.Acd.Core;

/// <summary>What everything inside the loop works with.</summary>
internal sealed record LoopServices(FloorMailbox Mailbox, Deadlines Deadlines, FactLog Facts, AcdOptions Options);
