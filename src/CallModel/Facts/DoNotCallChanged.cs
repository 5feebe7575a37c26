namespace CallCenter.CallModel.Facts;

/// <summary>Somebody has put a number on our own do-not-call list or taken it off: kept for those who must answer for it.</summary>
public sealed record DoNotCallChanged : Fact
{
    /// <summary>The user.</summary>
    public required string By { get; init; }

    /// <summary>E.164.</summary>
    public required string Number { get; init; }

    /// <summary>True: taken off, campaigns may dial it again.</summary>
    public bool Removed { get; init; }

    public string? Note { get; init; }
}
