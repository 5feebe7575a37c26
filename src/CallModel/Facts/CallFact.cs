using CallCenter.CallModel.Calls;

namespace CallCenter.CallModel.Facts;

/// <summary>A fact of one call.</summary>
public abstract record CallFact : Fact
{
    public required CallId CallId { get; init; }
}
