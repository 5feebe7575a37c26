namespace CallCenter.CallModel.Speech;

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
