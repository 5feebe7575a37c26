using CallCenter.CallModel.Calls;

namespace CallCenter.CallModel.Facts;

public sealed record CallQueued : CallFact
{
    public required string Queue { get; init; }
    public required int Position { get; init; }
    public int Priority { get; init; }
    public ContactChannel Channel { get; init; }
}
