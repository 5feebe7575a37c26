namespace CallCenter.Acd.Channels;

/// <summary>One of those who take part in a conversation.</summary>
/// <param name="Agent">set for agents.</param>
/// <param name="Number">set for numbers outside.</param>
internal sealed record Party(LegId Leg, LegRole Role, string? Agent = null, string? Number = null, bool Held = false);
