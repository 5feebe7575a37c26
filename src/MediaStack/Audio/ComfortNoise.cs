namespace CallCenter.MediaStack.Audio;

/// <summary>
/// Soft noise where a peer says that it sends nothing but noise (RFC 3389). White: of the payload only the level is followed, and never
/// louder than a noisy room.
/// </summary>
internal sealed class ComfortNoise
{
    /// <summary>-dBov.</summary>
    private const int Loudest = 40;

    private uint _random = 0x9E3779B9;
    private int _amplitude;

    /// <param name="level">first byte of the payload: 0 to 127 dB below overload.</param>
    public void SetLevel(byte level)
    {
        // uniform noise has its amplitude over the square root of three as effective value
        var effective = 32768 * Math.Pow(10, -Math.Max(Loudest, level & 0x7F) / 20.0);
        _amplitude = (int)Math.Round(effective * Math.Sqrt(3));
    }

    public void Fill(Span<short> frame)
    {
        frame.Clear();
        Add(frame);
    }

    /// <summary>Adds the noise to what is there.</summary>
    public void Add(Span<short> frame)
    {
        for (var i = 0; i < frame.Length; i++)
        {
            _random ^= _random << 13;
            _random ^= _random >> 17;
            _random ^= _random << 5;
            frame[i] = (short)Math.Clamp(frame[i] + (int)((short)_random * _amplitude >> 15), short.MinValue, short.MaxValue);
        }
    }
}
