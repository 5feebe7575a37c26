namespace CallCenter.IvrFlows.Definitions;

/// <summary>Where a step's outcome leads. <paramref name="Line"/> is where the flow says so.</summary>
internal sealed record FlowEdge(string Name, string Target, int Line);
