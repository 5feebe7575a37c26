using System.Diagnostics.Metrics;

namespace CallCenter.SipStack.Diagnostics;

/// <summary>What all endpoints of the process measure together.</summary>
internal static class SipMeter
{
    private static readonly Meter Meter = new("CallCenter.SipStack");

    /// <summary>By its reason, the name of a <see cref="RefusalReason"/>.</summary>
    public static Counter<long> Refused { get; } = Meter.CreateCounter<long>("callcenter.sip.refused", null,
        "What strangers and faulty peers were refused on the SIP ports.");
}
