using System.Diagnostics;

namespace CallCenter.AgentBridge.Health;

/// <summary>
/// A trace for each call, made from its facts when it has ended: the call, and within it the flow, each wait in a queue, each offer and each
/// conversation with their own times. Keeps nothing while nobody collects traces.
/// </summary>
internal sealed class CallSpans : IDisposable
{
    private const int MostOpen = 10_000;
    private const int MostFacts = 500;

    private readonly ActivitySource _source = new(FactMeter.Name);
    private readonly Dictionary<CallId, List<CallFact>> _open = [];

    public void Dispose() => _source.Dispose();

    public void Take(Fact fact)
    {
        if (fact is not CallFact { } call || !_source.HasListeners())
        {
            return;
        }

        if (call is CallArrived && _open.Count < MostOpen)
        {
            _open[call.CallId] = [];
        }

        if (_open.TryGetValue(call.CallId, out var facts) && facts.Count < MostFacts)
        {
            facts.Add(call);
        }

        if (call is CallEnded ended && _open.Remove(call.CallId, out facts))
        {
            Write((CallArrived)facts[0], facts, ended);
        }
    }

    private void Write(CallArrived arrived, List<CallFact> facts, CallEnded ended)
    {
        using var whole = Begin("call", default, arrived.At, ActivityKind.Server);
        if (whole is null)
        {
            return;
        }

        whole.SetTag("call.id", arrived.CallId.ToString()).SetTag("call.direction", EnumWords.Of(arrived.Direction)).SetTag("call.trunk", arrived.Trunk)
            .SetTag("sip.call_id", arrived.SipCallId).SetTag("call.result", EnumWords.Of(ended.End.Result))
            .SetTag("call.reason", EnumWords.Of(ended.End.Reason));
        whole.SetStatus(ended.End.Result == CallResult.Failed ? ActivityStatusCode.Error : ActivityStatusCode.Ok);
        Stretches(whole.Context, facts, ended.At);
        whole.SetEndTime(ended.At.UtcDateTime);
    }

    private void Stretches(ActivityContext parent, List<CallFact> facts, DateTimeOffset end)
    {
        for (var i = 0; i < facts.Count; i++)
        {
            switch (facts[i])
            {
                case FlowEntered flow:
                    Stretch("flow", parent, flow.At, After(i, f => f is FlowEntered or CallQueued) ?? end, "flow.name", flow.Flow);
                    break;
                case CallQueued queued:
                    Stretch("wait", parent, queued.At, After(i, f => f is QueueLeft) ?? end, "queue.name", queued.Queue);
                    break;
                case CallOffered offer:
                    Stretch("offer", parent, offer.At, After(i, f => f is OfferEnded e && e.Lease == offer.Lease || f is CallAccepted a && a.Lease == offer.Lease) ?? end,
                        "agent.user", offer.Agent);
                    break;
                case CallBridged bridged:
                    Stretch("talk", parent, bridged.At, After(i, f => f is CallReleased) ?? end, "agent.user", bridged.Agent ?? bridged.Number);
                    break;
            }
        }

        DateTimeOffset? After(int index, Predicate<CallFact> match) =>
            facts.FindIndex(index + 1, match) is >= 0 and var found ? facts[found].At : null;
    }

    private void Stretch(string name, ActivityContext parent, DateTimeOffset from, DateTimeOffset to, string tag, string? value)
    {
        using var span = Begin(name, parent, from, ActivityKind.Internal);
        span?.SetTag(tag, value);
        span?.SetEndTime(to.UtcDateTime);
    }

    private Activity? Begin(string name, ActivityContext parent, DateTimeOffset from, ActivityKind kind) =>
        _source.StartActivity(name, kind, parent, startTime: from);
}
