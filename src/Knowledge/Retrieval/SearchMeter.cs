using System.Diagnostics.Metrics;
using CallCenter.CallModel.Texts;

namespace CallCenter.Knowledge.Retrieval;

/// <summary>How long callers' questions take to be looked up, by what is decided.</summary>
internal sealed class SearchMeter : IDisposable
{
    public const string Name = "CallCenter.Knowledge";

    private readonly Meter _meter = new(Name);
    private readonly Histogram<double> _time;

    public SearchMeter() => _time = _meter.CreateHistogram<double>("callcenter.knowledge.search", "s", "Looking up one question of a caller.");

    public void Dispose() => _meter.Dispose();

    public KnowledgeRetrieval Found(KnowledgeRetrieval found, string language, TimeSpan took)
    {
        _time.Record(took.TotalSeconds, new KeyValuePair<string, object?>("language", language),
            new KeyValuePair<string, object?>("decision", EnumWords.Of(found.Decision)));
        return found;
    }
}
