using CallCenter.Acd.Channels;
using CallCenter.Acd.Core;
using CallCenter.Acd.Logging;
using Microsoft.Extensions.Logging;

namespace CallCenter.Acd.Voice;

/// <summary>
/// Music and announcements for callers who wait. Every sound starts inside the loop, after a look at the caller's state: an
/// announcement that is ready too late is never played into a conversation.
/// </summary>
internal sealed class HoldSound(FloorMailbox mailbox, IVoices voices, CallbackEar ear, Action<WorkEvent> post, ILogger log)
{
    private static readonly AudioClip PauseBetweenHolds = AudioClip.Silence(TimeSpan.FromSeconds(8));

    private IReadOnlyList<AudioClip> _music = [];
    private IReadOnlyList<AudioClip> _chineseMusic = [];

    /// <summary>Fetches the music once; without any, a word now and then tells callers that the line is alive.</summary>
    public async Task LoadAsync(CancellationToken ct)
    {
        var music = await voices.SoundAsync(QueuePrompts.HoldMusic, ct);
        _music = music is not null ? [music] : await WordsAsync("en", ct);
        _chineseMusic = music is not null ? [music] : await WordsAsync("zh", ct);
    }

    /// <summary>What a held or waiting caller hears, to be looped.</summary>
    public IReadOnlyList<AudioClip> Music(string language) => language == "zh" ? _chineseMusic : _music;

    public void StartMusic(VoiceCall call)
    {
        call.Turn++;
        call.Playback = call.Caller.Play(Music(call.Item.Language), loop: true);
    }

    /// <summary>Says the position as soon as its words are at hand, if the caller still waits then.</summary>
    public void Announce(VoiceCall call, WorkCommand.TellPosition tell)
    {
        var turn = call.Turn;
        mailbox.Outside(async () =>
        {
            var clips = await FetchAsync(call, QueuePrompts.Of(tell, call.Item.Language, ear.Hears(call.Item.Language), call.Item.Answer?.Title));
            mailbox.Post(() =>
            {
                if (clips.Count > 0 && call.Turn == turn && !call.HearsAnswer)
                {
                    Say(call, clips, tell.OffersCallback);
                    post(new WorkEvent.PositionTold(call.Id, tell.Stay, tell.Position, tell.Seconds));
                }
            });
        });
    }

    /// <summary>Says the answer that was offered; nothing else is said meanwhile, and nothing follows but the music.</summary>
    public void Answer(VoiceCall call)
    {
        if (call.HearsAnswer || !call.Waiting || call.Item.Answer is not { } answer)
        {
            return;
        }

        call.HearsAnswer = true;
        mailbox.Outside(async () =>
        {
            var clips = await FetchAsync(call, [new QueuePrompt("", answer.Text)]);
            mailbox.Post(() =>
            {
                if (clips.Count == 0 || !call.Waiting)
                {
                    call.HearsAnswer = false;
                    return;
                }

                Say(call, clips, offersCallback: false);
                post(new WorkEvent.AnswerHeard(call.Id));
            });
        });
    }

    public void Stop(VoiceCall call)
    {
        call.HearsAnswer = false;
        call.Turn++;
        call.Playback?.Stop();
        call.Playback = null;
    }

    private void Say(VoiceCall call, IReadOnlyList<AudioClip> clips, bool offersCallback)
    {
        var turn = ++call.Turn;
        var playback = call.Caller.Play(clips);
        call.Playback = playback;
        mailbox.Outside(async () =>
        {
            await playback.Completion;
            mailbox.Post(() =>
            {
                if (call.Turn != turn)
                {
                    return;
                }

                call.HearsAnswer = false;
                StartMusic(call);
                if (offersCallback)
                {
                    ear.Open(call);
                }
            });
        });
    }

    private async Task<IReadOnlyList<AudioClip>> WordsAsync(string language, CancellationToken ct)
    {
        var prompt = QueuePrompts.Hold(language);
        return [await voices.PromptAsync(prompt.Key, prompt.Text, language, ct), PauseBetweenHolds];
    }

    private async Task<IReadOnlyList<AudioClip>> FetchAsync(VoiceCall call, IReadOnlyList<QueuePrompt> prompts)
    {
        try
        {
            var clips = new List<AudioClip>(prompts.Count);
            foreach (var prompt in prompts)
            {
                clips.Add(prompt.Key.Length == 0
                    ? await voices.SpeakAsync(prompt.Text, call.Item.Language, call.Caller.Ended)
                    : await voices.PromptAsync(prompt.Key, prompt.Text, call.Item.Language, call.Caller.Ended));
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
