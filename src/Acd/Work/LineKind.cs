namespace CallCenter.Acd.Work;

/// <summary>Items that want the same: whoever of them came first goes first, whatever the time.</summary>
internal readonly record struct LineKind(string Queue, ContactChannel Channel, string? Skill, int Priority, string Class);
