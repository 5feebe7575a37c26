using System.Diagnostics;
using System.Diagnostics.Metrics;
using CallCenter.AgentBridge.Health;

namespace CallCenter.AgentBridge.Tests.Health;

/// <summary>One call's facts as figures and as a trace, with the times that the facts have.</summary>
public sealed class CallInstrumentsTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 26, 9, 0, 0, TimeSpan.Zero);
    private static readonly CallId Call = CallId.New();

    private static readonly Fact[] Story =
    [
        new CallArrived { At = Start, CallId = Call, Direction = CallDirection.Inbound, From = "+493012345678", To = "+493055550100", Trunk = "carrier" },
        new FlowEntered { At = At(1), CallId = Call, Flow = "default", Version = 1 },
        new QuestionAsked { At = At(6), CallId = Call, Heard = "agent", Language = "en", Outcome = KnowledgeDecision.Person },
        new CallQueued { At = At(10), CallId = Call, Queue = "support", Position = 1 },
        new CallOffered { At = At(12), CallId = Call, Queue = "support", Agent = "amy", Lease = 7 },
        new OfferEnded { At = At(15), CallId = Call, Queue = "support", Agent = "amy", Lease = 7, Result = OfferResult.Rejected },
        new CallOffered { At = At(15), CallId = Call, Queue = "support", Agent = "ben", Lease = 8 },
        new CallAccepted { At = At(18), CallId = Call, Queue = "support", Agent = "ben", Lease = 8, WaitedMs = 8_000 },
        new QueueLeft { At = At(18), CallId = Call, Queue = "support", Why = QueueLeaving.Accepted, WaitedMs = 8_000 },
        new CallBridged { At = At(18), CallId = Call, Agent = "ben", Queue = "support" },
        new CallReleased { At = At(78), CallId = Call, Agent = "ben", Reason = EndReason.CallerHungUp, TalkedMs = 60_000 },
        new CallEnded { At = At(80), CallId = Call, End = new CallEnd(CallResult.Completed, EndReason.CallerHungUp) },
    ];

    [Test]
    public void Meter_OneCall_IsCountedOnce()
    {
        using var meter = new FactMeter();
        var seen = new List<string>();
        using var listener = new MeterListener { InstrumentPublished = (instrument, me) => { if (instrument.Meter.Name == FactMeter.Name) { me.EnableMeasurementEvents(instrument); } } };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => seen.Add(Line(instrument, value, tags)));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => seen.Add(Line(instrument, value, tags)));
        listener.Start();
        foreach (var fact in Story)
        {
            meter.Take(fact);
        }

        meter.Take(Story[^1]);
        Assert.That(seen, Is.EqualTo(new[]
        {
            "callcenter.questions 1 en person",
            "callcenter.offers 1 support rejected",
            "callcenter.queue.wait 8 support accepted",
            "callcenter.talk 60 agent",
            "callcenter.calls 1 inbound completed callerHungUp",
            "callcenter.call.duration 80 inbound",
        }));
    }

    [Test]
    public void Spans_OneCall_IsOneTraceWithItsStretches()
    {
        var done = new List<Activity>();
        using var spans = new CallSpans();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == FactMeter.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = done.Add,
        };
        ActivitySource.AddActivityListener(listener);
        foreach (var fact in Story)
        {
            spans.Take(fact);
        }

        var call = done.Single(a => a.OperationName == "call");
        Assert.Multiple(() =>
        {
            Assert.That(done.Select(Stretch), Is.EquivalentTo(new[]
            {
                "call 0-80 -", "flow 1-10 default", "wait 10-18 support", "offer 12-15 amy", "offer 15-18 ben", "talk 18-78 ben",
            }));
            Assert.That(done.Select(a => a.TraceId).Distinct().Count(), Is.EqualTo(1));
            Assert.That(done.Where(a => a != call).Select(a => a.ParentSpanId), Has.All.EqualTo(call.SpanId));
            Assert.That(call.GetTagItem("call.id"), Is.EqualTo(Call.ToString()));
            Assert.That(call.GetTagItem("call.reason"), Is.EqualTo("callerHungUp"));
        });
    }

    [Test]
    public void Spans_NobodyCollects_NothingIsKept()
    {
        using var spans = new CallSpans();
        spans.Take(Story[0]);
        Assert.That(() => spans.Take(Story[^1]), Throws.Nothing);
    }

    private static DateTimeOffset At(int seconds) => Start.AddSeconds(seconds);

    private static string Line<T>(Instrument instrument, T value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var text = FormattableString.Invariant($"{instrument.Name} {value}");
        foreach (var tag in tags)
        {
            text += $" {tag.Value}";
        }

        return text;
    }

    private static string Stretch(Activity activity)
    {
        var from = (activity.StartTimeUtc - Start.UtcDateTime).TotalSeconds;
        var what = activity.GetTagItem("flow.name") ?? activity.GetTagItem("queue.name") ?? activity.GetTagItem("agent.user") ?? "-";
        return FormattableString.Invariant($"{activity.OperationName} {from:0}-{from + activity.Duration.TotalSeconds:0} {what}");
    }
}
