namespace CallCenter.MediaStack.Rtp;

internal enum SequenceVerdict
{
    /// <summary>Newer than all before.</summary>
    InOrder,
    /// <summary>Older than the newest, not seen before.</summary>
    Reordered,
    Duplicate,
    /// <summary>Far off: taken only when the next packet confirms it.</summary>
    Suspicious,
    /// <summary>The sender began anew; counting starts over with this packet.</summary>
    Restarted,
}
