using CallCenter.MediaStack.Pipeline;

namespace CallCenter.CtiServer.Hosting;

internal sealed class MediaHealth(MediaEngine media) : IHealthPart
{
    public PartHealth Check()
    {
        var counts = media.Counts;
        if (counts.PortPairsFree == 0)
        {
            return new PartHealth("media", PartState.Degraded,
                $"{media.PortTrouble ?? "no RTP port is free"}: new calls get 503 (Rtp:PortRange {media.Options.FirstPort}-{media.Options.LastPort})");
        }

        return media.RecordingTrouble is { } trouble
            ? new PartHealth("media", PartState.Degraded, $"calls go on without their recordings: {trouble}")
            : new PartHealth("media", PartState.Ok, $"{counts.Legs} legs, {counts.PortPairsFree} port pairs free");
    }
}
