using CallCenter.CallModel.Calls;
using CallCenter.CallModel.Sound;

namespace CallCenter.CallModel.Telephony;

/// <summary>Two legs that hear each other. Ends by itself when either leg ends; ending a bridge never ends a leg.</summary>
public interface IBridge
{
    /// <summary>Completes when a leg ended (that leg's id) or the bridge was taken apart (null).</summary>
    Task<LegId?> Completion { get; }

    /// <summary>The caller hears <paramref name="music"/>, the other side silence.</summary>
    void Hold(IReadOnlyList<AudioClip> music);

    void Resume();

    /// <summary>Takes the bridge apart; both legs live on.</summary>
    void Release();
}
