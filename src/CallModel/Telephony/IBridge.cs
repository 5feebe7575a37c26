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
    /// Completes when a leg's end leaves fewer than two parties in the room (that leg's id) or the bridge was closed (null). Continues on
    /// the thread pool.
    /// </summary>
    Task<LegId?> Completion { get; }

    /// <summary>In the order in which they joined; none after the end.</summary>
    IReadOnlyList<LegId> Parties { get; }

    /// <summary>Lets one more answered leg in. A leg that has ended already does not come in.</summary>
    void Join(ICallLeg leg);

    /// <summary>Lets a party go; its leg lives on and may come back, here or into another bridge.</summary>
    void Leave(LegId leg);

    /// <summary>That party hears <paramref name="music"/> and is heard by nobody.</summary>
    void Hold(LegId leg, IReadOnlyList<AudioClip> music);

    /// <summary>Ends the hold of that party.</summary>
    void Resume(LegId leg);

    /// <summary>Takes the bridge apart; all legs live on.</summary>
    void Close();
}
