namespace CallCenter.CallModel.Health;

/// <summary>What there is to say of a part. The words are stable outside: pages translate them with the line's arguments, quoted here.</summary>
public enum HealthCode
{
    /// <summary>No new calls are taken; those in progress may end.</summary>
    Draining,

    /// <summary>No socket is open.</summary>
    NotListening,

    /// <summary>Messages come in at "sockets".</summary>
    Listening,

    /// <summary>There is no certificate.</summary>
    NoTls,

    /// <summary>It is good until "day".</summary>
    CertificateUntil,

    /// <summary>It ends on "day", which is soon.</summary>
    CertificateExpires,

    /// <summary>It ended on "day".</summary>
    CertificateExpired,

    /// <summary>The new one cannot be used, for the reason "why"; the old one stays.</summary>
    CertificateRefused,

    /// <summary>Messages come in by WebSocket on the pages' port at "path".</summary>
    WebSocket,

    /// <summary>Peers outside are told "address".</summary>
    Outside,

    /// <summary>Their sound is to come to "address".</summary>
    OutsideMedia,

    /// <summary>The "server" that knows it does not answer: peers outside are told "address", as it was last.</summary>
    AddressOld,

    /// <summary>The "server" that knows it does not answer: peers outside are told an address that they cannot reach.</summary>
    AddressUnknown,

    /// <summary>So many "phones" are registered.</summary>
    Phones,

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

    /// <summary>"count" calls abroad or to premium numbers within an hour, more than "usual".</summary>
    TollAlarm,

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

    /// <summary>No server for letters is set.</summary>
    MailOff,

    /// <summary>Letters wait, because "server" does not take them, for the reason "why".</summary>
    MailFails,

    /// <summary>Letters are handed over to "server".</summary>
    MailReady,

    /// <summary>The probe "name" did not hear what it should: "why".</summary>
    ProbeFailed,

    /// <summary>"count" probes hear what they should.</summary>
    ProbesGood,

    /// <summary>There is none.</summary>
    NoProbes,
}
