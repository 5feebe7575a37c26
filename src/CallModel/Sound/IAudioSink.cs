namespace CallCenter.CallModel.Sound;

/// <summary>Takes one 20 ms frame at a time on the media clock: it must copy what it keeps and return at once.</summary>
public interface IAudioSink
{
    /// <param name="frame">160 samples of 16-bit linear PCM at 8 kHz, valid only during the call.</param>
    void Write(ReadOnlySpan<short> frame);
}
