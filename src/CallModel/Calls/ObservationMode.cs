namespace CallCenter.CallModel.Calls;

/// <summary>How a supervisor takes part in an agent's call.</summary>
public enum ObservationMode
{
    /// <summary>Hears both, is heard by nobody.</summary>
    Listen,
    /// <summary>Hears both, is heard by the agent alone.</summary>
    Whisper,
    /// <summary>Hears both and is heard by both.</summary>
    BargeIn,
    /// <summary>Takes the agent's place.</summary>
    TakeOver,
}
