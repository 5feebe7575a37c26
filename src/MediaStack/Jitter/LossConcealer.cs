namespace CallCenter.MediaStack.Jitter;

/// <summary>
/// Fills gaps: repeats the last pitch period of what was heard, fading to silence over 60 ms, and glides back when sound returns.
/// Mono.
/// </summary>
/// <param name="sampleRate">Hz.</param>
internal sealed class LossConcealer(int sampleRate)
{
    private readonly int _minLag = Samples(5, sampleRate);
    private readonly int _maxLag = Samples(20, sampleRate);
    private readonly int _hold = Samples(10, sampleRate);
    private readonly int _fade = Samples(50, sampleRate);
    private readonly int _overlap = Samples(5, sampleRate);
    private readonly short[] _history = new short[Samples(40, sampleRate)];
    private int _lag;
    private int _concealed;

    /// <summary>Silence before anything was heard, and again after 60 ms without.</summary>
    public bool Silent => _lag == 0 || _concealed >= _hold + _fade;

    /// <summary>A frame that came: smoothed over if it follows a gap, then remembered.</summary>
    public void Heard(Span<short> frame)
    {
        if (_concealed > 0)
        {
            var overlap = Math.Min(_overlap, frame.Length);
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

    private static int Samples(int milliseconds, int sampleRate) => milliseconds * sampleRate / 1000;

    private short Next()
    {
        var position = _concealed++;
        if (_lag == 0 || position >= _hold + _fade)
        {
            return 0;
        }

        var sample = _history[_history.Length - _lag + (position % _lag)];
        return position < _hold ? sample : (short)(sample * (_hold + _fade - position) / _fade);
    }

    private void Remember(ReadOnlySpan<short> frame)
    {
        if (frame.Length >= _history.Length)
        {
            frame[^_history.Length..].CopyTo(_history);
            return;
        }

        _history.AsSpan(frame.Length).CopyTo(_history);
        frame.CopyTo(_history.AsSpan(_history.Length - frame.Length));
    }

    /// <summary>The lag at which the last 20 ms resemble what came before most; 0 when there was only silence.</summary>
    private int FindLag()
    {
        ReadOnlySpan<short> recent = _history.AsSpan(_history.Length - _maxLag);
        if (!recent.ContainsAnyExcept((short)0))
        {
            return 0;
        }

        var coarse = BestLag(recent, _minLag, _maxLag, step: 4);
        return BestLag(recent, Math.Max(_minLag, coarse - 3), Math.Min(_maxLag, coarse + 3), step: 1);
    }

    private int BestLag(ReadOnlySpan<short> recent, int from, int to, int step)
    {
        double best = 0;
        var lag = to;
        for (var candidate = from; candidate <= to; candidate += step)
        {
            var earlier = _history.AsSpan(_history.Length - _maxLag - candidate, _maxLag);
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
