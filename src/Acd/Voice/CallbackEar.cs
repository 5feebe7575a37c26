using CallCenter.Acd.Channels;
using CallCenter.Acd.Core;

namespace CallCenter.Acd.Voice;

/// <summary>
/// Hears who says aloud that they would rather be called back: for some seconds after each offer, so that a line of waiting callers needs no line of
/// recognisers. Whoever cannot be heard, by the language or because all recognisers are at work, has the key.
/// </summary>
internal sealed class CallbackEar(FloorMailbox mailbox, ISpeechRecognition? hearing, Action<WorkEvent> post)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan EndSilence = TimeSpan.FromMilliseconds(800);
    private static readonly TimeSpan LongestSpeech = TimeSpan.FromSeconds(5);

    public bool Hears(string language) => hearing is not null && hearing.WhyNoAsr(language) is null;

    /// <summary>Inside the loop, when the offer has been said to the end: what the line gives back of it is no answer.</summary>
    public void Open(VoiceCall call)
    {
        var language = call.Item.Language;
        var request = new ListenRequest(language, CallbackWish.Phrases(language), Patience, EndSilence, LongestSpeech);
        if (call.Listening || hearing?.TryListen(request, out _) is not { } ear)
        {
            return;
        }

        call.Listening = true;
        var (waiting, sound) = (call.WaitingToken, call.Caller.Listen(ear));
        ear.StartNoInputTimer();
        mailbox.Outside(async () =>
        {
            using (ear)
            using (sound)
            {
                var said = await HeardAsync(ear, waiting);
                mailbox.Post(() => call.Listening = false);
                if (said is not null && CallbackWish.Is(said, language))
                {
                    post(new WorkEvent.CallbackAsked(call.Id));
                }
            }
        });
    }

    /// <summary>Null: nothing was said, it failed, or the wait is over.</summary>
    private static async Task<string?> HeardAsync(IListening ear, CancellationToken waiting)
    {
        try
        {
            await foreach (var happened in ear.Events.ReadAllAsync(waiting))
            {
                if (happened is not SpeechEvent.Started)
                {
                    return (happened as SpeechEvent.Heard)?.Text;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // the wait is over
        }

        return null;
    }
}
