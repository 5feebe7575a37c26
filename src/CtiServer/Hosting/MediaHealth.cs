using CallCenter.MediaStack.Pipeline;

namespace CallCenter.CtiServer.Hosting;

internal sealed class MediaHealth(MediaEngine media) : IHealthPart
{
    public PartHealth Check()
    {
        var counts = media.Counts;
        if (counts.PortPairsFree == 0)
        {
            var (why, first, last) = (media.PortTrouble ?? "no RTP port is free", media.Options.FirstPort, media.Options.LastPort);
            return new PartHealth("media", PartState.Degraded, HealthLine.Of(
                HealthCode.NoPorts, $"{why}: new calls get 503 (Rtp:PortRange {first}-{last})", ("why", why), ("first", first), ("last", last)));
        }

        return media.RecordingTrouble is { } trouble
            ? new PartHealth("media", PartState.Degraded, HealthLine.Of(HealthCode.NoRecordings, $"calls go on without their recordings: {trouble}", ("why", trouble)))
            : new PartHealth("media", PartState.Ok, HealthLine.Of(
                HealthCode.MediaReady, $"{counts.Legs} legs, {counts.PortPairsFree} port pairs free", ("legs", counts.Legs), ("free", counts.PortPairsFree)));
    }
}
