using System.Text.Json.Serialization;

namespace CallCenter.CallModel.Calls;

/// <summary>One party's connection within a call (the caller, an agent's phone, a number that was dialed). A UUIDv7, written as 32 lower-case hex digits.</summary>
[JsonConverter(typeof(LegIdJsonConverter))]
public readonly record struct LegId(Guid Value)
{
    public static LegId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString("N");
}
