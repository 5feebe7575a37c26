namespace CallCenter.Speech.Native;

/// <summary>Tells speech from all else, window by window. Belongs to one turn at a time.</summary>
internal interface IVoiceDetector : IDisposable
{
    /// <param name="window"><see cref="VoiceDetector.Window"/> samples at 16 kHz, -1..1.</param>
    bool IsSpeech(ReadOnlySpan<float> window);

    void Reset();
}
