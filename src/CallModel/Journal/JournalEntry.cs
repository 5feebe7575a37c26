using CallCenter.CallModel.Facts;

namespace CallCenter.CallModel.Journal;

/// <summary>One fact with its place in the order of all facts. <paramref name="Seq"/> starts at 1 and has no gaps a reader could miss.</summary>
public sealed record JournalEntry(long Seq, Fact Fact);
