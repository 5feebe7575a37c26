namespace CallCenter.MediaStack.Pipeline;

/// <summary>What a leg's clock puts into a recording: left what the party says, right what it hears, at 8 kHz whatever the legs speak.</summary>
internal sealed record RecordingFeed(MediaRecording Handle, StereoRing Ring)
{
    private static readonly short[] Silence = new short[StereoRing.FrameSamples];

    /// <summary>Writes one frame. False when the recording is over.</summary>
    /// <param name="frames">the leg's sound.</param>
    /// <param name="heard">what the party hears.</param>
    /// <param name="forwarded">the leg whose packets it hears; null = none.</param>
    /// <param name="count">frames since the last one.</param>
    public bool Write(FrameBuffers frames, HeardKind heard, MediaLeg? forwarded, int count)
    {
        if (Handle.StopRequested)
        {
            return false;
        }

        frames.Heard.Renew();
        var right = heard switch
        {
            HeardKind.Frame => frames.Heard.At(StereoRing.FrameSamples),
            HeardKind.OtherLeg when forwarded is not null => forwarded.SaidAt(StereoRing.FrameSamples),
            _ => Silence,
        };
        Ring.Skip(count - 1);
        Ring.Write(Handle.LeavesOut(count) ? Silence : frames.Said.At(StereoRing.FrameSamples), Handle.Paused ? Silence : right);
        return true;
    }
}
