using System.Diagnostics.Metrics;

namespace CallCenter.CallControl.Diagnostics;

/// <summary>What the telephone side counts.</summary>
internal static class Instruments
{
    public static readonly Meter Meter = new("CallCenter.CallControl");
}
