namespace CallCenter.MediaStack.Jitter;

/// <summary>
/// Fills gaps: repeats the last pitch period of what was heard, fading to silence over 60 ms, and glides back when sound returns.
/// 8 kHz, mono.
/// </summary>
internal sealed class LossConcealer
{
    private const int History = 320;
    private const int MinLag = 40;
    private const int MaxLag = 160;
    private const int HoldSamples = 80;
    private const int FadeSamples = 400;
    private const int OverlapSamples = 40;

    private readonly short[] _history = new short[History];
    private int _lag;
    private int _concealed;

    /// <summary>Silence before anything was heard, and again after 60 ms without.</summary>
    public bool Silent => _lag == 0 || _concealed >= HoldSamples + FadeSamples;

    /// <summary>A frame that came: smoothed over if it follows a gap, then remembered.</summary>
    public void Heard(Span<short> frame)
    {
        if (_concealed > 0)
        {
            var overlap = Math.Min(OverlapSamples, frame.Length);
            for (var i = 0; i < overlap; i++)
            {
                frame[i] = (short)(((frame[i] * i) + (Next() * (overlap - i))) / overlap);
            }
        }

        _concealed = 0;
        _lag = 0;
        Remember(frame);
    }

    /// <summary>A frame that did not come.</summary>
    public void Fill(Span<short> frame)
    {
        if (_concealed == 0)
        {
            _lag = FindLag();
        }

        for (var i = 0; i < frame.Length; i++)
        {
            frame[i] = Next();
        }
    }

    public void Reset()
    {
        Array.Clear(_history);
        _concealed = 0;
        _lag = 0;
    }

    private short Next()
    {
        var position = _concealed++;
        if (_lag == 0 || position >= HoldSamples + FadeSamples)
        {
            return 0;
        }

        var sample = _history[History - _lag + (position % _lag)];
        return position < HoldSamples ? sample : (short)(sample * (HoldSamples + FadeSamples - position) / FadeSamples);
    }

    private void Remember(ReadOnlySpan<short> frame)
    {
        if (frame.Length >= History)
        {
            frame[^History..].CopyTo(_history);
            return;
        }

        _history.AsSpan(frame.Length).CopyTo(_history);
        frame.CopyTo(_history.AsSpan(History - frame.Length));
    }

    /// <summary>The lag at which the last 20 ms resemble what came before most; 0 when there was only silence.</summary>
    private int FindLag()
    {
        ReadOnlySpan<short> recent = _history.AsSpan(History - MaxLag);
        if (!recent.ContainsAnyExcept((short)0))
        {
            return 0;
        }

        var coarse = BestLag(recent, MinLag, MaxLag, step: 4);
        return BestLag(recent, Math.Max(MinLag, coarse - 3), Math.Min(MaxLag, coarse + 3), step: 1);
    }

    private int BestLag(ReadOnlySpan<short> recent, int from, int to, int step)
    {
        double best = 0;
        var lag = to;
        for (var candidate = from; candidate <= to; candidate += step)
        {
            var earlier = _history.AsSpan(History - MaxLag - candidate, MaxLag);
            long product = 0;
            long energy = 1;
            for (var i = 0; i < recent.Length; i += 2)
            {
                product += recent[i] * earlier[i];
                energy += earlier[i] * earlier[i];
            }

            var score = product <= 0 ? 0 : (double)product * product / energy;
            (best, lag) = score > best ? (score, candidate) : (best, lag);
        }

        return lag;
    }
}
