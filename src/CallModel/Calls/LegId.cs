namespace CallCenter.CallModel.Calls;

/// <summary>One party's connection within a call (the caller, an agent's phone, a number that was dialed).</summary>
public readonly record struct LegId(Guid Value)
{
    public static LegId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString("N");
}
