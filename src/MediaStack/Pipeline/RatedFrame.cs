using CallCenter.MediaStack.Audio;

namespace CallCenter.MediaStack.Pipeline;

/// <summary>20 ms of sound of a running stream, which others may want at the other rate: converted once, when the first one asks. For the clock thread alone.</summary>
/// <param name="samples">160 or 320.</param>
internal sealed class RatedFrame(int samples)
{
    private HalfBand? _converter;
    private short[] _other = [];
    private bool _converted;

    public short[] Samples { get; } = new short[samples];

    /// <summary>Another frame stands in <see cref="Samples"/>.</summary>
    public void Renew() => _converted = false;

    /// <summary>The frame at the rate that has so many samples in it.</summary>
    public ReadOnlySpan<short> At(int count)
    {
        if (count == Samples.Length)
        {
            return Samples;
        }

        if (!_converted)
        {
            Convert(count);
            _converted = true;
        }

        return _other;
    }

    private void Convert(int count)
    {
        _converter ??= new HalfBand();
        _other = _other.Length == count ? _other : new short[count];
        if (count > Samples.Length)
        {
            _converter.Double(Samples, _other);
        }
        else
        {
            _converter.Halve(Samples, _other);
        }
    }
}
