namespace CallCenter.CallModel.Health;

/// <summary>What there is to say of a part. The words are stable outside: pages translate them with the line's arguments, quoted here.</summary>
public enum HealthCode
{
    /// <summary>No new calls are taken; those in progress may end.</summary>
    Draining,

    /// <summary>No socket is open.</summary>
    NotListening,

    /// <summary>Messages come in at "address"; "phones" are registered.</summary>
    Listening,

    /// <summary>None is set.</summary>
    NoTrunks,

    /// <summary>The "trunk" is usable.</summary>
    TrunkUp,

    /// <summary>The "trunk" has not answered our registration yet.</summary>
    TrunkRegistering,

    /// <summary>The "trunk" refuses our registration with "status".</summary>
    TrunkNotRegistered,

    /// <summary>The "trunk" does not answer.</summary>
    TrunkSilent,

    /// <summary>No port of "first" to "last" is free, for the reason "why": new calls are refused.</summary>
    NoPorts,

    /// <summary>Calls go on without their recordings, for the reason "why".</summary>
    NoRecordings,

    /// <summary>"legs" have sound, "free" port pairs are left.</summary>
    MediaReady,

    /// <summary>"count" facts could not be kept.</summary>
    FactsLost,

    /// <summary>"count" facts wait in memory, for the reason "why".</summary>
    FactsWait,

    /// <summary>Its kind and "version".</summary>
    DatabaseReady,

    /// <summary>It goes on behind fact "position" when the reason "why" is gone.</summary>
    FollowerStopped,

    /// <summary>It is "seconds" behind the journal.</summary>
    FollowerLate,

    /// <summary>It follows the journal.</summary>
    FollowerReady,

    /// <summary>The articles cannot be read, for the reason "why".</summary>
    ArticlesUnreadable,

    /// <summary>A language model cannot be used, for the reason "why": found by words alone.</summary>
    ModelMissing,

    /// <summary>"articles" of which "approved" are found.</summary>
    ArticlesFound,

    /// <summary>There is none in "directory".</summary>
    NoFlows,

    /// <summary>A file is refused: "error"; "more" such errors.</summary>
    FlowError,

    /// <summary>"count" are in use.</summary>
    FlowsReady,

    /// <summary>The recogniser hangs: callers get the keypad menu.</summary>
    HearingHangs,

    /// <summary>The recognisers are loading: callers get the keypad menu.</summary>
    HearingStarts,

    /// <summary>Callers of "language" get the keypad menu, for the reason "why".</summary>
    HearingMissing,

    /// <summary>No recogniser is set.</summary>
    KeypadOnly,

    /// <summary>The "engines" hear "callers" at once.</summary>
    HearingReady,

    /// <summary>The voice of "language" cannot be used, for the reason "why"; recorded prompts go on.</summary>
    VoiceMissing,

    /// <summary>The "voices" speak.</summary>
    VoicesReady,
}
