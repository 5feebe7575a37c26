namespace CallCenter.CallModel.Calls;

public enum EndReason
{
    CallerHungUp, AgentHungUp, FlowEnded, Transferred, CalleeHungUp, Cancelled, Busy, NoAnswer, Declined, NotFound,
    MediaTimeout, SignallingTimeout, NoMediaOffered, UnknownTrunk, TooManyCalls, Draining, ServerRestarted, ServerError,
    /// <summary>The number may not be dialed from here.</summary>
    Barred,
    /// <summary>Encrypted sound was wanted, and no keys could be agreed.</summary>
    EncryptionFailed,
    /// <summary>A campaign's call was answered by a machine.</summary>
    MachineAnswered,
}
