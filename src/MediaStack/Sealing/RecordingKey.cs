namespace CallCenter.MediaStack.Sealing;

/// <summary>A key that recordings are encrypted under, by name: each recording says whose it is.</summary>
/// <param name="id">1 to 16 letters, digits, dashes, dots or underscores.</param>
/// <param name="secret">32 bytes.</param>
public sealed class RecordingKey(string id, byte[] secret)
{
    public const int SecretSize = 32;
    public const int MostIdLetters = 16;

    public string Id => id;

    internal ReadOnlySpan<byte> Secret => secret;

    /// <summary>Nothing of the secret: it may stand in a log.</summary>
    public override string ToString() => id;
}
