namespace CallCenter.CallModel.Trunks;

/// <summary>The trunks in use. Safe to use from any thread; answers from memory.</summary>
public interface ITrunks
{
    /// <summary>Those of the configuration first, with their settings.</summary>
    IReadOnlyList<TrunkSettings> All { get; }

    /// <summary>Those of <see cref="TrunkRules.Transports"/> that this server speaks.</summary>
    IReadOnlyList<string> Transports { get; }

    /// <summary>Null when no such trunk is in use.</summary>
    TrunkState? State(string name);
}
