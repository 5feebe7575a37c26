using CallCenter.CallModel.Calls;

namespace CallCenter.CallModel.Facts;

/// <summary>The last fact of a call: whatever else belongs to it is written before. Later facts may name the call, but are an agent's (wrap-up).</summary>
public sealed record CallEnded : CallFact
{
    public required CallEnd End { get; init; }
    /// <summary>How the caller (outbound: the called party) sounded; null when nothing was heard.</summary>
    public LegQuality? Quality { get; init; }
}
