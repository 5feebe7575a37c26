namespace CallCenter.IvrFlows;

/// <summary>One defect of a flow, where it stands. <paramref name="Line"/> counts from 1.</summary>
public sealed record FlowError(string File, int Line, string Message)
{
    public override string ToString() => $"{File}:{Line}: error: {Message}";
}
