namespace CallCenter.CtiServer.Calls;

/// <summary>Where a caller goes on: in a flow, or as the outcome of one says.</summary>
internal sealed record PassTarget(string? Flow, FlowOutcome? Outcome);
