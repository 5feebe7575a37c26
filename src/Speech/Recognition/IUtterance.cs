namespace CallCenter.Speech.Recognition;

/// <summary>One utterance; used by one thread at a time, never by the media clock. Engine failures are exceptions.</summary>
internal interface IUtterance : IDisposable
{
    /// <param name="samples">the next sound at 16 kHz.</param>
    void Accept(ReadOnlySpan<short> samples);

    /// <summary>The engine's own words for all that was accepted.</summary>
    string Finish();
}
