using System.Diagnostics.Metrics;

namespace CallCenter.CallControl.Inbound;

/// <summary>What the telephone side measures.</summary>
internal static class CallMeter
{
    private static readonly Meter Meter = new("CallCenter.CallControl");

    public static Counter<long> Refused { get; } = Meter.CreateCounter<long>("callcenter.calls.refused", null,
        "Calls that were refused before they were calls, by reason.");
}
