using CallCenter.CallControl.Legs;
using CallCenter.MediaStack.Pipeline;

namespace CallCenter.CallControl.Bridging;

/// <summary>One leg in a bridge. Guarded by the bridge.</summary>
internal sealed class BridgeParty(CallLeg leg)
{
    private IReadOnlyList<AudioClip>? _heard;
    private IPlayback? _playback;

    public CallLeg Leg => leg;

    /// <summary>The sound that is in the room.</summary>
    public MediaLeg Media { get; private set; } = leg.Media;

    /// <summary>The music of a hold by command; null when the party is not held.</summary>
    public IReadOnlyList<AudioClip>? Held { get; set; }

    /// <summary>Comes to hear, and does not hold the room together.</summary>
    public bool Observes { get; set; }

    /// <summary>The party's own phone holds (re-INVITE sendonly).</summary>
    public bool Holds { get; set; }

    public required Action<bool> OnHolds { get; init; }

    public required Action<char> OnKey { get; init; }

    public required Action OnMoved { get; init; }

    public CancellationTokenRegistration Ended { get; set; }

    /// <summary>The leg has other sound now; what the party hears goes on there.</summary>
    public void Follow()
    {
        Media = leg.Media;
        var heard = _heard;
        Hear(null);
        Hear(heard);
    }

    /// <summary>Plays <paramref name="music"/> until the next call; null: nothing.</summary>
    public void Hear(IReadOnlyList<AudioClip>? music)
    {
        if (ReferenceEquals(music, _heard))
        {
            return;
        }

        _playback?.Stop();
        _heard = music;
        _playback = music is null ? null : leg.Play(music, loop: true);
    }
}
