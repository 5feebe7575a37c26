namespace CallCenter.MediaStack.Jitter;

/// <summary>What one frame taken from the buffer is made of.</summary>
internal enum FrameKind
{
    /// <summary>Nothing has come, or the start is being collected: silence.</summary>
    Idle,
    Voice,
    /// <summary>Made up, because a packet is missing or late.</summary>
    Concealed,
}
