using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace CallCenter.AgentBridge.Health;

/// <summary>Everything that meters named "CallCenter…" measure, as Prometheus text (exposition format 0.0.4).</summary>
internal sealed class PrometheusExporter : IDisposable
{
    private const string MeterPrefix = "CallCenter";
    private const int MostSeries = 1000;
    private static readonly double[] DefaultBounds = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<Instrument, Family> _families = new();

    public void Start()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name.StartsWith(MeterPrefix, StringComparison.Ordinal))
            {
                _families[instrument] = new Family(instrument);
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<byte>((i, v, tags, _) => Record(i, v, tags));
        _listener.SetMeasurementEventCallback<int>((i, v, tags, _) => Record(i, v, tags));
        _listener.SetMeasurementEventCallback<long>((i, v, tags, _) => Record(i, v, tags));
        _listener.SetMeasurementEventCallback<float>((i, v, tags, _) => Record(i, v, tags));
        _listener.SetMeasurementEventCallback<double>((i, v, tags, _) => Record(i, v, tags));
        _listener.Start();
    }

    public void Write(StringBuilder text)
    {
        _listener.RecordObservableInstruments();
        foreach (var family in _families.Values.OrderBy(f => f.Name, StringComparer.Ordinal))
        {
            family.Write(text);
        }
    }

    public void Dispose() => _listener.Dispose();

    private void Record(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (_families.TryGetValue(instrument, out var family))
        {
            family.Record(value, PrometheusText.Labels(tags));
        }
    }

    /// <summary>One instrument with its series by labels.</summary>
    private sealed class Family
    {
        private readonly Dictionary<string, Series> _series = [];
        private readonly Instrument _instrument;
        private readonly string _kind;
        private readonly bool _adds;
        private readonly double[] _bounds;

        public Family(Instrument instrument)
        {
            _instrument = instrument;
            var type = instrument.GetType().Name;
            _kind = type.StartsWith("Histogram", StringComparison.Ordinal) ? "histogram"
                : type.StartsWith("Counter", StringComparison.Ordinal) || type.StartsWith("ObservableCounter", StringComparison.Ordinal) ? "counter"
                : "gauge";
            _adds = !instrument.IsObservable && !type.StartsWith("Gauge", StringComparison.Ordinal);
            _bounds = [.. (instrument as Histogram<double>)?.Advice?.HistogramBucketBoundaries ?? DefaultBounds];
            Name = PrometheusText.Name(instrument.Name, instrument.Unit, _kind == "counter");
        }

        public string Name { get; }

        public void Record(double value, string labels)
        {
            lock (_series)
            {
                if (!_series.TryGetValue(labels, out var series))
                {
                    if (_series.Count >= MostSeries)
                    {
                        return;
                    }

                    _series.Add(labels, series = new Series(_kind == "histogram" ? new long[_bounds.Length] : []));
                }

                series.Sum = _adds ? series.Sum + value : value;
                series.Count++;
                for (var i = 0; i < series.Buckets.Length; i++)
                {
                    series.Buckets[i] += value <= _bounds[i] ? 1 : 0;
                }
            }
        }

        public void Write(StringBuilder text)
        {
            PrometheusText.Head(text, Name, _kind, _instrument.Description);
            lock (_series)
            {
                foreach (var (labels, series) in _series)
                {
                    if (_kind == "histogram")
                    {
                        WriteHistogram(text, labels, series);
                    }
                    else
                    {
                        PrometheusText.Line(text, Name, labels, series.Sum);
                    }
                }
            }
        }

        private void WriteHistogram(StringBuilder text, string labels, Series series)
        {
            for (var i = 0; i < _bounds.Length; i++)
            {
                PrometheusText.Line(text, Name + "_bucket", With(labels, _bounds[i].ToString(CultureInfo.InvariantCulture)), series.Buckets[i]);
            }

            PrometheusText.Line(text, Name + "_bucket", With(labels, "+Inf"), series.Count);
            PrometheusText.Line(text, Name + "_sum", labels, series.Sum);
            PrometheusText.Line(text, Name + "_count", labels, series.Count);
        }

        private static string With(string labels, string bound) => labels.Length == 0 ? $"le=\"{bound}\"" : $"{labels},le=\"{bound}\"";
    }

    private sealed class Series(long[] buckets)
    {
        public readonly long[] Buckets = buckets;
        public double Sum;
        public long Count;
    }
}
