namespace CallCenter.MediaStack.Audio;

/// <summary>A file of 16-bit PCM that grows. A killed process leaves one that can be made whole. Throws <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/> as files do.</summary>
public interface ISoundWriter : IDisposable
{
    /// <summary>Of what was written.</summary>
    TimeSpan Duration { get; }

    /// <summary>Appends samples; those of two channels are interleaved, left first. What the format has no room for is left out.</summary>
    void Write(ReadOnlySpan<short> samples);

    /// <summary>Nothing more comes.</summary>
    void Complete();
}
