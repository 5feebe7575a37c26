using CallCenter.MediaStack.Pipeline;

namespace CallCenter.CallControl.Legs;

/// <summary>A playback as business sees it.</summary>
internal sealed class LegPlayback(MediaPlayback media) : IPlayback
{
    /// <summary>What a leg without media answers to every wish to play.</summary>
    public static readonly IPlayback OnEndedLeg = new Over();

    public Task<PlaybackEnd> Completion { get; } = TranslateAsync(media);

    public TimeSpan Played => media.Played;

    public void Stop() => media.Stop();

    private static async Task<PlaybackEnd> TranslateAsync(MediaPlayback media) => await media.Completion switch
    {
        PlaybackOutcome.Finished => PlaybackEnd.Finished,
        PlaybackOutcome.Stopped => PlaybackEnd.Stopped,
        _ => PlaybackEnd.LegEnded,
    };

    private sealed class Over : IPlayback
    {
        public Task<PlaybackEnd> Completion { get; } = Task.FromResult(PlaybackEnd.LegEnded);

        public TimeSpan Played => TimeSpan.Zero;

        public void Stop()
        {
        }
    }
}
