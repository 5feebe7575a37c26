namespace CallCenter.CallModel.Reports;

/// <summary>The same calls with other staff or rules.</summary>
/// <param name="Queue">the queue that is changed.</param>
/// <param name="Agents">how many more (or, below zero, fewer) agents; each is played once.</param>
/// <param name="Routing">another routing policy; null = as it is.</param>
/// <param name="ServiceLevelSeconds">another target; null = as it is.</param>
public sealed record WhatIfQuery(DateTimeOffset From, DateTimeOffset To, string Queue, IReadOnlyList<int> Agents, string? Routing = null,
    int? ServiceLevelSeconds = null);
