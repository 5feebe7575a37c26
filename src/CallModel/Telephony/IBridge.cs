using CallCenter.CallModel.Calls;
using CallCenter.CallModel.Sound;

namespace CallCenter.CallModel.Telephony;

/// <summary>
/// A room whose parties hear each other and pass keys to each other. Two are forwarded on arrival, never decoded; from three on they are
/// mixed. Ending a bridge never ends a leg. Safe to use from any thread; no command waits. Commands for a leg that is not in the room, and
/// all commands after the end, do nothing.
/// <para>
/// Each party's coming is the fact <c>PartyJoined</c>, its going <c>PartyLeft</c>; every joined is followed by
/// its left, also when the bridge ends, and all are written before <see cref="Completion"/> completes.
/// </para>
/// </summary>
public interface IBridge
{
    /// <summary>
    /// Completes when a leg's end leaves fewer than two parties in the room, observers not counted (that leg's id), or the bridge was closed
    /// (null). Continues on the thread pool.
    /// </summary>
    Task<LegId?> Completion { get; }

    /// <summary>In the order in which they joined, observers among them; none after the end.</summary>
    IReadOnlyList<LegId> Parties { get; }

    /// <summary>Lets one more answered leg in; an observer becomes a party by it. False when the leg or the room has ended already.</summary>
    bool Join(ICallLeg leg);

    /// <summary>
    /// Lets one in who hears all and is heard by nobody until <see cref="SetHeardBy"/>; the room does not live on for observers. False as with
    /// <see cref="Join"/>.
    /// </summary>
    bool Observe(ICallLeg leg);

    /// <summary>
    /// Says who hears a party: null = everybody, also those who join later; none = it is mute or listens in; some = it whispers to them. The
    /// party itself goes on hearing all others.
    /// </summary>
    void SetHeardBy(LegId leg, IReadOnlyCollection<LegId>? listeners);

    /// <summary>Lets a party go; its leg lives on and may come back, here or into another bridge.</summary>
    void Leave(LegId leg);

    /// <summary>That party hears <paramref name="music"/> and is heard by nobody.</summary>
    void Hold(LegId leg, IReadOnlyList<AudioClip> music);

    /// <summary>Ends the hold of that party.</summary>
    void Resume(LegId leg);

    /// <summary>Takes the bridge apart; all legs live on.</summary>
    void Close();
}
