using System.Diagnostics.Metrics;

namespace CallCenter.Testing;

/// <summary>What one of the product's counters has counted since, whoever counts: other tests of the process may have added to it.</summary>
public sealed class Counted : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly Lock _gate = new();
    private readonly Dictionary<string, long> _sums = [];

    public Counted(string instrument)
    {
        _listener.InstrumentPublished = (published, listener) =>
        {
            if (published.Name == instrument)
            {
                listener.EnableMeasurementEvents(published);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, value, tags, _) => Add(value, tags));
        _listener.Start();
    }

    public long Total
    {
        get { lock (_gate) { return _sums.Values.Sum(); } }
    }

    /// <param name="tag">the value of the instrument's tag.</param>
    public long Of(string tag)
    {
        lock (_gate)
        {
            return _sums.GetValueOrDefault(tag);
        }
    }

    public void Dispose() => _listener.Dispose();

    private void Add(long value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var tag = tags.IsEmpty ? "" : $"{tags[0].Value}";
        lock (_gate)
        {
            _sums[tag] = _sums.GetValueOrDefault(tag) + value;
        }
    }
}
