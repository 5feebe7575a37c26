using CallCenter.CallModel.Calls;

namespace CallCenter.CallModel.Facts;

public sealed record CallEnded : CallFact
{
    public required CallEnd End { get; init; }
}
