namespace CallCenter.IvrFlows;

/// <summary>A flow that does not come to an end; caught by the runner, which hands the caller to a person.</summary>
internal sealed class FlowLimitException(string message) : Exception(message);
