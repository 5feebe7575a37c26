namespace CallCenter.CallModel.Trunks;

/// <summary>What is known of a trunk's other side, and what it carries.</summary>
/// <param name="Registration">null = it wants none.</param>
/// <param name="Status">last final answer to REGISTER; 408 = nobody answered, 503 = it could not be sent, 0 = none yet.</param>
/// <param name="Answers">whether it answered the last OPTIONS; null = it was not asked.</param>
public sealed record TrunkState(string Trunk, TrunkRegistrationState? Registration, int Status, bool? Answers)
{
    /// <summary>Calls that it carries now, both directions.</summary>
    public int CallsInUse { get; init; }

    public int MaxCalls { get; init; }

    /// <summary>Of the last hour.</summary>
    public TrunkTraffic LastHour { get; init; } = TrunkTraffic.None;

    /// <summary>The newest first; ten at most.</summary>
    public IReadOnlyList<TrunkError> LastErrors { get; init; } = [];

    public bool IsUp => Answers is not false
        && Registration is null or TrunkRegistrationState.Registered or TrunkRegistrationState.Registering;

    public override string ToString() => (Registration, Answers) switch
    {
        (TrunkRegistrationState.Failed, _) => $"{Trunk}: not registered ({Status})",
        (_, false) => $"{Trunk}: does not answer",
        (TrunkRegistrationState.Registered, _) => $"{Trunk}: registered",
        (TrunkRegistrationState.Registering, _) => $"{Trunk}: registering",
        (TrunkRegistrationState.Stopped, _) => $"{Trunk}: unregistered",
        _ => $"{Trunk}: in use",
    };
}
