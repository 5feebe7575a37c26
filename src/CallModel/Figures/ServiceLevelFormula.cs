namespace CallCenter.CallModel.Figures;

/// <summary>
/// What a queue's service level is a share of. Of the calls that came in (O): A answered, B abandoned, C left by their own wish (a key, a
/// callback), F flowed out; _T = within the target.
/// </summary>
public enum ServiceLevelFormula
{
    /// <summary>A_T / (A + B − B_T): who gives up early is neither a success nor a failure, and nobody else counts.</summary>
    LateAbandons,

    /// <summary>A_T / A: the answered calls alone.</summary>
    AnsweredOnly,

    /// <summary>A_T / (O − B_T): all calls but those that were given up early.</summary>
    WithoutEarlyAbandons,

    /// <summary>(A_T + B_T) / O: who gives up early counts as served.</summary>
    EarlyAbandonsMet,

    /// <summary>A_T / O: every call that was not answered in time is a failure. The strictest.</summary>
    AllOffered,

    /// <summary>(A_T + B_T + C_T) / O: whoever has left the queue in time, however.</summary>
    LeftInTime,
}
