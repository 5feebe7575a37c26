namespace CallCenter.CallModel.Facts;

/// <summary>How a caller left a park slot.</summary>
public enum ParkEnd
{
    /// <summary>An agent has the caller.</summary>
    PickedUp,
    /// <summary>Nobody came in time: back to who parked, or to the head of the queue.</summary>
    TimedOut,
    /// <summary>The caller hung up.</summary>
    CallerLeft,
}
