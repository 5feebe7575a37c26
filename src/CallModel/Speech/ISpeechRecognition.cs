namespace CallCenter.CallModel.Speech;

/// <summary>Hears callers. Implemented by Speech.</summary>
public interface ISpeechRecognition
{
    /// <summary>Why callers of this language cannot be understood at all; null when they can.</summary>
    NoAsr? WhyNoAsr(string language);

    /// <summary>Null when nobody can listen now, and why: the caller gets the keypad menu.</summary>
    IListening? TryListen(ListenRequest request, out NoAsr? why);
}
