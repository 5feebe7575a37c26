namespace CallCenter.CallModel.Desk;

/// <summary>Where a call stands that an agent dials by hand.</summary>
public enum DialPhase
{
    /// <summary>The agent's own telephone is being called.</summary>
    OwnPhone,
    /// <summary>The number is being called.</summary>
    Calling,
    /// <summary>The called side says that it rings, or is heard already.</summary>
    Ringing,
}
