using System.Diagnostics.Metrics;

namespace CallCenter.CallControl.Inbound;

/// <summary>What the telephone side measures.</summary>
internal static class CallMeter
{
    private static readonly Meter Meter = new("CallCenter.CallControl");

    private static readonly Counter<long> Refused = Meter.CreateCounter<long>("callcenter.calls.refused", null,
        "Calls that were refused before they were calls, by reason.");

    /// <param name="reason">rate, calls (as many as there may be), trunk (its lines), ports (of sound) or visitors (of web pages).</param>
    public static void Refuse(string reason) => Refused.Add(1, new KeyValuePair<string, object?>("reason", reason));
}
