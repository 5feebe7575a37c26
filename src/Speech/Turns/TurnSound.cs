using System.Buffers;
using CallCenter.Speech.Native;

namespace CallCenter.Speech.Turns;

/// <summary>
/// The sound of one turn at 16 kHz: before speech only the last moments, from then on the whole utterance with 250 ms around it.
/// One thread writes; another may read the utterance up to <see cref="Written"/>.
/// </summary>
internal sealed class TurnSound
{
    /// <summary>No recogniser gets more than 15 s.</summary>
    public const int MaxSamples = WhisperEngine.MaxSamples;

    private const int HistorySamples = Endpointer.RiseLag + Endpointer.Roll;

    private readonly short[] _history = new short[HistorySamples];
    private int _remembered;
    private short[]? _utterance;
    private int _written;

    public bool IsKept => Volatile.Read(ref _utterance) is not null;

    public int Written => Volatile.Read(ref _written);

    public void Add(ReadOnlySpan<float> window)
    {
        Span<short> samples = stackalloc short[VoiceDetector.Window];
        for (var i = 0; i < samples.Length; i++)
        {
            samples[i] = (short)Math.Clamp(window[i] * 32768f, short.MinValue, short.MaxValue);
        }

        if (_utterance is not null)
        {
            Append(samples);
            return;
        }

        var kept = Math.Min(_remembered, HistorySamples - samples.Length);
        _history.AsSpan(_remembered - kept, kept).CopyTo(_history);
        samples.CopyTo(_history.AsSpan(kept));
        _remembered = kept + samples.Length;
    }

    /// <summary>The utterance begins with what is remembered.</summary>
    public void Begin()
    {
        _utterance = ArrayPool<short>.Shared.Rent(MaxSamples);
        Append(_history.AsSpan(0, _remembered));
    }

    /// <summary>Takes away what lies more than 250 ms after the last voice.</summary>
    /// <param name="surplus">samples since then.</param>
    public void Cut(long surplus) => Volatile.Write(ref _written, (int)Math.Max(0, _written - Math.Max(0, surplus)));

    public ReadOnlySpan<short> Utterance(int from) => _utterance is null || from >= Written ? [] : _utterance.AsSpan(from, Written - from);

    public void Free()
    {
        if (_utterance is not null)
        {
            ArrayPool<short>.Shared.Return(_utterance);
            _utterance = null;
            _written = 0;
        }
    }

    private void Append(ReadOnlySpan<short> samples)
    {
        var taken = samples[..Math.Min(samples.Length, MaxSamples - _written)];
        taken.CopyTo(_utterance.AsSpan(_written));
        Volatile.Write(ref _written, _written + taken.Length);
    }
}
