namespace CallCenter.CallModel.Dialing;

/// <summary>Words of the wrap-up that the dialer acts on; any other is kept as it is.</summary>
public static class Dispositions
{
    /// <summary>The agent met a machine: it counts for the rate of abandoned calls.</summary>
    public const string Machine = "machine";

    /// <summary>The person does not want to be called again.</summary>
    public const string DoNotCall = "doNotCall";

    /// <summary>The person wants to be called again later.</summary>
    public const string CallAgain = "callAgain";
}
