namespace CallCenter.CallModel.Dialing;

/// <summary>How one dialed number ended.</summary>
public enum DialResult
{
    /// <summary>Talked to an agent.</summary>
    Connected,

    /// <summary>A person answered and had no agent within the time of the policy.</summary>
    Abandoned,

    /// <summary>A person answered and hung up before that time was over.</summary>
    HungUp,

    /// <summary>Asked not to be called again.</summary>
    OptedOut,
    Busy,
    NoAnswer,

    /// <summary>The called side turned the call down.</summary>
    Declined,

    /// <summary>No such number, or no way there.</summary>
    Failed,

    /// <summary>Heard the announcement to its end, or replied to it by a key.</summary>
    Heard,

    /// <summary>A machine answered.</summary>
    Machine,

    /// <summary>The server stopped while it rang: whether somebody answered is not known.</summary>
    Interrupted,
}
