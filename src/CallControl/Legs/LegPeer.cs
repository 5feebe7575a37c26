using CallCenter.MediaStack.Codecs;
using CallCenter.MediaStack.Pipeline;

namespace CallCenter.CallControl.Legs;

/// <summary>What is known of the other side of a leg's sound before anything was agreed.</summary>
/// <param name="Media">where it probably is: it decides which of our addresses we name, and which of its addresses we believe.</param>
/// <param name="Codecs">the sound formats wished for, in order; empty = those of the server.</param>
internal sealed record LegPeer(MediaPeer Media, IReadOnlyList<AudioFormat> Codecs)
{
    public LegPeer(MediaPeer media)
        : this(media, [])
    {
    }

    /// <summary>It is a browser: it finds us by ICE.</summary>
    public bool IsBrowser { get; init; }
}
