namespace CallCenter.AgentBridge.Reports;

/// <param name="From">as in reports.</param>
/// <param name="Agents">how many more or fewer agents of the queue, at most nine at once; left out: 0.</param>
internal sealed record WhatIfRequest(string? From, string? To, string? Zone, string? Queue, IReadOnlyList<int>? Agents, string? Routing, int? ServiceLevelSeconds);
