using System.Diagnostics.Metrics;

namespace CallCenter.Storage.Journaling;

/// <summary>How the journal keeps up: facts that wait, facts written, and how long a group takes to be on disk.</summary>
internal sealed class JournalMeter : IDisposable
{
    public const string Name = "CallCenter.Storage";

    private readonly Meter _meter = new(Name);
    private readonly Counter<long> _facts;
    private readonly Histogram<double> _commit;

    public JournalMeter(Func<int> waiting, Func<int> lost)
    {
        _facts = _meter.CreateCounter<long>("callcenter.journal.facts", null, "Facts that this server has written.");
        _commit = _meter.CreateHistogram<double>("callcenter.journal.commit", "s", "Time until a group of facts was on disk.");
        _meter.CreateObservableGauge("callcenter.journal.waiting", () => waiting(), null, "Facts that wait in memory for the disk.");
        _meter.CreateObservableCounter("callcenter.journal.lost", () => lost(), null, "Facts that are lost, because too many waited.");
    }

    public void Dispose() => _meter.Dispose();

    public void Committed(int facts, TimeSpan took)
    {
        _facts.Add(facts);
        _commit.Record(took.TotalSeconds);
    }
}
