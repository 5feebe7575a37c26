using System.Text.Json.Serialization;
using CallCenter.CallModel.Calls;

namespace CallCenter.CallModel.Facts;

public sealed record CallQueued : CallFact
{
    public required string Queue { get; init; }
    public required int Position { get; init; }
    public int Priority { get; init; }

    /// <summary>Left out of the journal for voice: facts written before there were channels are of calls.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ContactChannel Channel { get; init; }
}
