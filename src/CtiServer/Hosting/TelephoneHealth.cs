using CallCenter.CallControl;
using CallCenter.CallModel;
using CallCenter.MediaStack.Pipeline;

namespace CallCenter.CtiServer.Hosting;

internal sealed class SipHealth(Telephony telephony) : IHealthPart
{
    public PartHealth Check() => telephony.Endpoint.LocalEndPoint.Port == 0
        ? new PartHealth("sip", PartState.Down, "not listening")
        : new PartHealth("sip", PartState.Ok, $"UDP and TCP on {telephony.Endpoint.LocalEndPoint}; {telephony.Endpoint.Counts.Bindings} phones registered");
}

internal sealed class MediaHealth(MediaEngine media) : IHealthPart
{
    public PartHealth Check()
    {
        var counts = media.Counts;
        if (counts.PortPairsFree == 0)
        {
            return new PartHealth("media", PartState.Degraded,
                $"no RTP port is free: new calls get 503 (Rtp:PortRange {media.Options.FirstPort}-{media.Options.LastPort})");
        }

        return media.RecordingTrouble is { } trouble
            ? new PartHealth("media", PartState.Degraded, $"calls go on without their recordings: {trouble}")
            : new PartHealth("media", PartState.Ok, $"{counts.Legs} legs, {counts.PortPairsFree} port pairs free");
    }
}
