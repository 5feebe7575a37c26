using CallCenter.MediaStack.Sdp;

namespace CallCenter.MediaStack.Pipeline;

/// <summary>
/// Judges a leg that hears nothing. Silence is no death: a muted phone sends nothing for as long as it likes, so the owner is told to ask
/// whether the peer is still there. Over is only a call that came on hold and of which nothing was ever heard.
/// </summary>
internal sealed class SilenceWatch(MediaOptions options)
{
    private int _told;
    private bool _over;

    /// <param name="silence">since the last packet, or since the start when none ever came.</param>
    /// <param name="heard">a packet of the peer's has come, ever.</param>
    /// <param name="audio">the agreement; null = none yet.</param>
    public SilenceVerdict Judge(TimeSpan silence, bool heard, NegotiatedAudio? audio)
    {
        if (!heard && audio is not { HeldByPeer: false } && silence >= options.UnheardHoldTimeout && !_over)
        {
            _over = true;
            return SilenceVerdict.Over;
        }

        var periods = (int)(silence / options.MediaTimeout);
        var next = periods > _told;
        _told = periods;
        return next ? SilenceVerdict.Ask : SilenceVerdict.None;
    }
}
