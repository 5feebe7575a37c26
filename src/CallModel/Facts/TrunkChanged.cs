namespace CallCenter.CallModel.Facts;

/// <summary>Somebody has added, changed or taken away a trunk: kept for those who must answer for it.</summary>
public sealed record TrunkChanged : Fact
{
    /// <summary>The user.</summary>
    public required string By { get; init; }

    public required string Trunk { get; init; }

    /// <summary>"added", "changed" or "removed".</summary>
    public required string Change { get; init; }

    /// <summary>What was changed, by the fields' names; never their values, which may be secret.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];
}
