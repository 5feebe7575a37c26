namespace CallCenter.Acd.Settings;

/// <summary>How much of one channel an agent handles at once.</summary>
/// <param name="AtOnce">items of this channel.</param>
/// <param name="Beside">channels whose items may be held at the same time; both sides must allow it.</param>
public sealed record ChannelCapacity(int AtOnce, params IReadOnlyList<ContactChannel> Beside)
{
    /// <summary>One item, and nothing beside it: a call needs both ears.</summary>
    public static readonly ChannelCapacity Single = new(1);
}
