
namespace CallCenter.Storage.Calls;

/// <summary>What a call's facts, in order, make of its record. Pure: a call's record is this fold and nothing else.</summary>
internal static class CallRecordFold
{
    /// <summary>The record after the fact; the same object when the fact changes nothing in it; null while the call has not arrived.</summary>
    public static CallRecord? Apply(CallRecord? record, CallFact fact)
    {
        if (record is null)
        {
            return fact is CallArrived arrived ? Open(arrived) : null;
        }

        return fact switch
        {
            TrunkFailed { IsCall: true } failed => record with { Trunk = failed.Next },
            CallAnswered when record.AnsweredAt is null => record with { AnsweredAt = fact.At },
            CustomerMatched { CustomerIds: [var only] } => record with { CustomerId = only },
            TicketLinked linked => record with { TicketId = linked.TicketId },
            CallQueued queued when record.Queue != queued.Queue => record with { Queue = queued.Queue },
            CallAccepted accepted => record with { Agent = accepted.Agent, Queue = accepted.Queue },
            CallBridged { Agent: { } agent } when agent != record.Agent => record with { Agent = agent },
            RecordingSaved saved => record with { Recording = saved.File },
            RecordingDeleted deleted when record.Recording == deleted.File => record with { Recording = null },
            CallEnded ended when record.EndedAt is null => record with { EndedAt = ended.At, End = ended.End },
            _ => record,
        };
    }

    private static CallRecord Open(CallArrived fact) => new(fact.CallId, fact.Direction, fact.From, fact.To, fact.CallerName, fact.Trunk,
        fact.At, AnsweredAt: null, EndedAt: null, End: null, CustomerId: null, TicketId: null, Agent: null, Queue: null, Recording: null)
    {
        Node = fact.Node,
    };
}
