namespace CallCenter.CallModel.Calls;

/// <summary>Who is at the other end of a leg.</summary>
public enum LegRole
{
    /// <summary>The person whom the call is about: called in, or was called by an outbound call. One per call.</summary>
    Caller,
    /// <summary>An agent, by telephone or page.</summary>
    Agent,
    /// <summary>A number that was dialed into the call.</summary>
    Outside,
    /// <summary>A supervisor who listens in on the call, whispers, barges in or takes it over.</summary>
    Supervisor,
}
