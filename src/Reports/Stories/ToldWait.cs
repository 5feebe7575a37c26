namespace CallCenter.Reports.Stories;

/// <summary>A waiting caller was told something.</summary>
/// <param name="told">the longest wait that was told, in seconds; null = none was.</param>
/// <param name="expected">the mean forecast, told or not, in seconds; null = there was none.</param>
internal sealed class ToldWait(CallTale call, string queue, DateTimeOffset at, int? told, int? expected)
{
    public CallTale Call { get; } = call;

    public string Queue { get; } = queue;

    public DateTimeOffset At { get; } = at;

    public int? Told { get; } = told;

    public int? Expected { get; } = expected;

    /// <summary>How long the caller really waited from then on until an agent took the call, in seconds; null = no agent did.</summary>
    public double? CameTrue { get; set; }
}
