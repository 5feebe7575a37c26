using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace CallCenter.AgentBridge.Health;

/// <summary>What the facts say about calls, waiting, offers and questions: counters and histograms in seconds.</summary>
internal sealed class FactMeter : IDisposable
{
    /// <summary>Of the meter and of the traces' source.</summary>
    public const string Name = "CallCenter.Calls";

    /// <summary>Calls whose end never came (another node's, a broken subscription) may not pile up.</summary>
    private const int MostOpen = 100_000;

    private readonly Dictionary<CallId, CallArrived> _open = [];
    private readonly Meter _meter = new(Name);
    private readonly Counter<long> _calls;
    private readonly Histogram<double> _duration;
    private readonly Histogram<double> _wait;
    private readonly Histogram<double> _talk;
    private readonly Counter<long> _offers;
    private readonly Counter<long> _questions;
    private readonly Counter<long> _keypadOnly;

    public FactMeter()
    {
        _calls = _meter.CreateCounter<long>("callcenter.calls", null, "Ended calls.");
        _duration = Seconds("callcenter.call.duration", "From the arrival of a call to its end.");
        _wait = Seconds("callcenter.queue.wait", "Time in a queue, by how it was left.");
        _talk = Seconds("callcenter.talk", "Time that two parties heard each other.");
        _offers = _meter.CreateCounter<long>("callcenter.offers", null, "Offers to agents, by what came of them.");
        _questions = _meter.CreateCounter<long>("callcenter.questions", null, "Questions in callers' own words, by what came of them.");
        _keypadOnly = _meter.CreateCounter<long>("callcenter.keypad_only", null, "Callers who could not be listened to, by why.");
    }

    public void Dispose() => _meter.Dispose();

    public void Take(Fact fact)
    {
        switch (fact)
        {
            case CallArrived arrived when _open.Count < MostOpen:
                _open[arrived.CallId] = arrived;
                break;
            case CallEnded ended:
                Ended(ended);
                break;
            case QueueLeft left:
                _wait.Record(left.WaitedMs / 1000.0, new TagList { { "queue", left.Queue }, { "why", EnumWords.Of(left.Why) } });
                break;
            case CallReleased released:
                _talk.Record(released.TalkedMs / 1000.0, new TagList { { "with", released.Agent is null ? "number" : "agent" } });
                break;
            case OfferEnded offer:
                _offers.Add(1, new TagList { { "queue", offer.Queue }, { "result", EnumWords.Of(offer.Result) } });
                break;
            case QuestionAsked question:
                _questions.Add(1, new TagList { { "language", question.Language }, { "outcome", EnumWords.Of(question.Outcome) } });
                break;
            case KeypadOnly keypad:
                _keypadOnly.Add(1, new TagList { { "reason", EnumWords.Of(keypad.Reason) } });
                break;
        }
    }

    private void Ended(CallEnded ended)
    {
        if (_open.Remove(ended.CallId, out var arrived))
        {
            var direction = EnumWords.Of(arrived.Direction);
            _calls.Add(1, new TagList
            {
                { "direction", direction }, { "result", EnumWords.Of(ended.End.Result) }, { "reason", EnumWords.Of(ended.End.Reason) },
            });
            _duration.Record((ended.At - arrived.At).TotalSeconds, new TagList { { "direction", direction } });
        }
    }

    private Histogram<double> Seconds(string name, string description) => _meter.CreateHistogram<double>(name, "s", description);
}
