using CallCenter.Acd.Core;
using CallCenter.CallModel;
using Microsoft.Extensions.Logging;

namespace CallCenter.Acd.Waiting;

/// <summary>
/// Music and announcements for callers who wait. Every sound starts inside the loop, after a look at the caller's state: an
/// announcement that is ready too late is never played into a conversation.
/// </summary>
internal sealed class HoldSound(Loop loop, IVoices voices, WaitingLine line, ILogger log)
{
    private static readonly TimeSpan PauseBetweenHolds = TimeSpan.FromSeconds(8);

    private IReadOnlyList<AudioClip> _music = [];
    private IReadOnlyList<AudioClip> _chineseMusic = [];

    /// <summary>The wait that is to be expected at a position, in seconds; null when nothing is known.</summary>
    public Func<QueuedCall, int, double?>? Foresee { get; set; }

    /// <summary>Fetches the music once; without any, a word now and then tells callers that the line is alive.</summary>
    public async Task LoadAsync(CancellationToken ct)
    {
        var music = await voices.SoundAsync(QueuePrompts.HoldMusic, ct);
        _music = music is not null ? [music] : await WordsAsync("en", ct);
        _chineseMusic = music is not null ? [music] : await WordsAsync("zh", ct);
    }

    /// <summary>What a held or waiting caller hears, to be looped.</summary>
    public IReadOnlyList<AudioClip> Music(string language) => language == "zh" ? _chineseMusic : _music;

    public void StartMusic(QueuedCall call)
    {
        call.Sound.Turn++;
        call.Sound.Playback = call.Caller.Play(Music(call.Language), loop: true);
    }

    /// <summary>Says the position now, and again every <paramref name="every"/> seconds (0: never again).</summary>
    public void Announce(QueuedCall call, int every)
    {
        var first = !call.Sound.Announced;
        call.Sound.Announced = true;
        AnnounceLater(call, every);
        var turn = call.Sound.Turn;
        var position = line.PositionOf(call);
        loop.Mailbox.Outside(async () =>
        {
            var clips = await FetchAsync(call, QueuePrompts.Position(position, call.Language, first));
            loop.Mailbox.Post(() =>
            {
                if (clips.Count > 0 && call.Sound.Turn == turn
                    && call.State is StayState.Waiting or StayState.Offered)
                {
                    Say(call, clips, position);
                }
            });
        });
    }

    public void AnnounceLater(QueuedCall call, int every)
    {
        call.Sound.Next?.Cancel();
        call.Sound.Next = every > 0 ? loop.Deadlines.Set(TimeSpan.FromSeconds(every), () => Announce(call, every)) : null;
    }

    public void Stop(QueuedCall call)
    {
        call.Sound.Turn++;
        call.Sound.Next?.Cancel();
        call.Sound.Next = null;
        call.Sound.Playback?.Stop();
        call.Sound.Playback = null;
    }

    private void Say(QueuedCall call, IReadOnlyList<AudioClip> clips, int position)
    {
        var turn = ++call.Sound.Turn;
        var playback = call.Caller.Play(clips);
        call.Sound.Playback = playback;
        loop.Facts.Write(new PositionAnnounced
        {
            At = loop.Facts.Now, CallId = call.Id, Queue = call.Queue, Position = position,
            EstimatedWaitSeconds = Foresee?.Invoke(call, position) is { } seconds ? (int)Math.Ceiling(seconds) : null,
        });
        loop.Mailbox.Outside(async () =>
        {
            await playback.Completion;
            loop.Mailbox.Post(() =>
            {
                if (call.Sound.Turn == turn)
                {
                    StartMusic(call);
                }
            });
        });
    }

    private async Task<IReadOnlyList<AudioClip>> WordsAsync(string language, CancellationToken ct)
    {
        var prompt = QueuePrompts.Hold(language);
        return [await voices.PromptAsync(prompt.Key, prompt.Text, language, ct), AudioClip.Silence(PauseBetweenHolds)];
    }

    private async Task<IReadOnlyList<AudioClip>> FetchAsync(QueuedCall call, IReadOnlyList<QueuePrompt> prompts)
    {
        try
        {
            var clips = new List<AudioClip>(prompts.Count);
            foreach (var prompt in prompts)
            {
                clips.Add(await voices.PromptAsync(prompt.Key, prompt.Text, call.Language, call.Caller.Ended));
            }

            return clips;
        }
        catch (Exception error)
        {
            if (error is not OperationCanceledException)
            {
                log.AnnouncementFailed(call.Id, error);
            }

            return [];
        }
    }
}
