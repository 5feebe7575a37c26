namespace CallCenter.CallModel.Sound;

/// <summary>A recording that was asked for.</summary>
public abstract record RecordedSound
{
    private RecordedSound()
    {
    }

    /// <summary>It is there.</summary>
    /// <param name="Wav">as a WAV file, read from any place; whoever asked closes it. It throws <see cref="IOException"/> where the file is damaged.</param>
    public sealed record Found(Stream Wav) : RecordedSound;

    /// <summary>There is no such file, or it cannot be read.</summary>
    public sealed record Missing : RecordedSound;

    /// <summary>It is encrypted, and the key of that name is not among the server's.</summary>
    public sealed record Locked(string Key) : RecordedSound;
}
