using CallCenter.MediaStack.Pipeline;

namespace CallCenter.CallControl.Legs;

/// <summary>What is known of the other side of a leg's sound before anything was agreed.</summary>
/// <param name="Media">where it probably is: it decides which of our addresses we name, and which of its addresses we believe.</param>
/// <param name="Codecs">names of the sound formats wished for, in order; empty = all that we speak.</param>
internal sealed record LegPeer(MediaPeer Media, IReadOnlyList<string> Codecs)
{
    public LegPeer(MediaPeer media)
        : this(media, [])
    {
    }

    /// <summary>It is a browser: it finds us by ICE.</summary>
    public bool IsBrowser { get; init; }
}
