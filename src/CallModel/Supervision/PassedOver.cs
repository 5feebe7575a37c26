namespace CallCenter.CallModel.Supervision;

/// <summary>Why an agent is not offered a waiting caller now; the first that applies.</summary>
public enum PassedOver
{
    /// <summary>Is free for it.</summary>
    None,
    NotInQueue,
    NoSkill,
    SignedOut,
    NotReady,
    /// <summary>With other work, or wrapping up.</summary>
    Busy,
    NoPhone,
    /// <summary>The call is for a certain agent.</summary>
    NotMeant,
    /// <summary>Kept for another call.</summary>
    Reserved,
    /// <summary>Has just missed a call.</summary>
    Resting,
    /// <summary>Turned this caller down a moment ago, and a colleague could take the call.</summary>
    TurnedDown,
}
