using CallCenter.CallModel.Facts;

namespace CallCenter.CallModel.Queues;

/// <summary>One way out of a queue.</summary>
/// <param name="Limit">seconds of waiting, or callers in line; of no meaning for the other causes.</param>
/// <param name="Queue">for <see cref="OverflowTarget.Queue"/>.</param>
public sealed record OverflowRule(OverflowCause When, OverflowTarget To, int Limit = 0, string? Queue = null);
