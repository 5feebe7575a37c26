namespace CallCenter.MediaStack.Pipeline;

/// <summary>What a leg's clock puts into a recording: left what the party says, right what it hears.</summary>
internal sealed record RecordingFeed(MediaRecording Handle, StereoRing Ring)
{
    private readonly short[] _silence = new short[Ring.FrameSamples];

    /// <summary>Writes one frame. False when the recording is over.</summary>
    /// <param name="frames">the leg's sound.</param>
    /// <param name="heard">what the party hears.</param>
    /// <param name="forwarded">the leg whose packets it hears; null = none.</param>
    /// <param name="count">frames since the last one.</param>
    public bool Write(FrameBuffers frames, HeardKind heard, MediaLeg? forwarded, int count)
    {
        if (Ring.FrameSamples != frames.Said.Length)
        {
            // another rate was negotiated: a file has one
            Handle.Stop();
        }

        if (Handle.StopRequested)
        {
            return false;
        }

        ReadOnlySpan<short> other = forwarded is null ? default : forwarded.Said;
        if (heard == HeardKind.Silence || (heard == HeardKind.OtherLeg && other.IsEmpty))
        {
            Array.Clear(frames.Heard);
        }

        Ring.Skip(count - 1);
        Ring.Write(Handle.LeavesOut(count) ? _silence : frames.Said,
            Handle.Paused ? _silence : heard == HeardKind.OtherLeg && !other.IsEmpty ? other : frames.Heard);
        return true;
    }
}
