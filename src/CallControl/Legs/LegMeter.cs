using System.Diagnostics.Metrics;

namespace CallCenter.CallControl.Legs;

/// <summary>What the telephone side counts for the operator.</summary>
internal static class LegMeter
{
    private static readonly Meter Meter = new("CallCenter.CallControl");

    public static readonly Counter<long> KeysRefused =
        Meter.CreateCounter<long>("callcenter.keys.refused", "{key}", "Keys beyond the rate or the number that one call may press");

    public static readonly Counter<long> SilentLegsAsked =
        Meter.CreateCounter<long>("callcenter.legs.silent_asked", "{request}", "Silent parties that were asked by OPTIONS whether they are there");

    public static readonly Counter<long> SilentLegsEnded =
        Meter.CreateCounter<long>("callcenter.legs.silent_ended", "{leg}", "Parties that were ended because they were silent and did not answer");

    public static readonly Counter<long> TargetsRefused =
        Meter.CreateCounter<long>("callcenter.sdp.targets_refused", "{sdp}", "Offers and answers that named an address no sound may go to");
}
