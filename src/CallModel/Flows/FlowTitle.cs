namespace CallCenter.CallModel.Flows;

/// <summary>A good flow, as people choose it.</summary>
public sealed record FlowTitle(string Name, string Title);
