namespace CallCenter.CallModel.Reports;

/// <summary>How the day went, or would have gone.</summary>
/// <param name="Agents">how many more or fewer; null = as it really was, from the journal.</param>
public sealed record WhatIfOutcome(int? Agents, IReadOnlyList<WhatIfQueue> Queues);
