namespace CallCenter.CallModel.Calls;

/// <summary>How a call ended, in the words that reports count by.</summary>
public enum CallResult
{
    /// <summary>Answered and brought to an end by one of the parties or by the flow.</summary>
    Completed,
    /// <summary>The caller left while waiting in a queue or before the call was answered.</summary>
    Abandoned,
    /// <summary>Refused by rule: stranger, limit reached, draining.</summary>
    Rejected,
    /// <summary>The other side could not be reached: busy, no answer, not found.</summary>
    NotConnected,
    /// <summary>Network or media broke it.</summary>
    Failed,
    /// <summary>The server went down with the call in progress; found in the journal at the next start.</summary>
    Lost,
}
