using System.Threading.Channels;

namespace CallCenter.CallModel;

/// <summary>One turn of listening.</summary>
/// <param name="Phrases">what a menu expects (lower case), for recognisers that take a grammar; empty = free speech.</param>
/// <param name="NoInput">from <see cref="IListening.StartNoInputTimer"/>: nothing said for this long ends the turn.</param>
/// <param name="EndSilence">silence that ends an utterance.</param>
/// <param name="MaxSpeech">longest utterance; at most 15 s.</param>
public sealed record ListenRequest(string Language, IReadOnlyList<string> Phrases, TimeSpan NoInput, TimeSpan EndSilence, TimeSpan MaxSpeech);

public abstract record SpeechEvent
{
    private SpeechEvent()
    {
    }

    /// <summary>The caller has begun to speak: time to stop the prompt.</summary>
    public sealed record Started : SpeechEvent;

    /// <summary>What was heard; empty when it was only noise. The last event of a turn.</summary>
    public sealed record Heard(string Text) : SpeechEvent;

    public sealed record NoInput : SpeechEvent;

    /// <summary>The recogniser failed or was too busy: go on with the keypad.</summary>
    public sealed record Failed(string Why) : SpeechEvent;
}

/// <summary>A turn in progress; an <see cref="IAudioSink"/> for the caller's leg. Dispose gives the recogniser's place back.</summary>
public interface IListening : IAudioSink, IDisposable
{
    ChannelReader<SpeechEvent> Events { get; }

    /// <summary>Called when the prompt has ended: silence counts from here.</summary>
    void StartNoInputTimer();
}

/// <summary>Hears callers. Implemented by Speech.</summary>
public interface ISpeechRecognition
{
    /// <summary>Why callers of this language cannot be understood at all; null when they can.</summary>
    Deafness? DeafTo(string language);

    /// <summary>Null when nobody can listen now, and why: the caller gets the keypad menu.</summary>
    IListening? TryListen(ListenRequest request, out Deafness? why);
}

/// <summary>Why a caller who might speak is not listened to.</summary>
public sealed record Deafness(DeafReason Reason, string? Detail = null);

public enum DeafReason
{
    /// <summary>The server has just started; its recognisers are not loaded yet.</summary>
    Starting,
    /// <summary>No recogniser for the language, by the settings or because it cannot work here.</summary>
    Language,
    /// <summary>All recognisers are at work.</summary>
    Busy,
    Failed,
}

/// <summary>Speaks. Implemented by Speech: a recorded prompt wins over the cache, the cache over synthesis.</summary>
public interface IVoices
{
    /// <summary>
    /// The recorded prompt <paramref name="key"/> of the language where there is one, else <paramref name="text"/> spoken. Never throws:
    /// without any voice the clip is a short tone, and the health page says so.
    /// </summary>
    ValueTask<AudioClip> PromptAsync(string key, string text, string language, CancellationToken ct = default);

    /// <summary>Free text (an article's answer, a title).</summary>
    ValueTask<AudioClip> SpeakAsync(string text, string language, CancellationToken ct = default);

    /// <summary>A WAV by its path under prompts/, for instance "music/hold"; null when there is none.</summary>
    ValueTask<AudioClip?> SoundAsync(string name, CancellationToken ct = default);
}
