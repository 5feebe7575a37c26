
namespace CallCenter.Storage.Facts;

/// <summary>What of a fact stands in columns of its own, to be searched by.</summary>
internal static class FactColumns
{
    public static CallId? Call(Fact fact) => fact switch
    {
        CallFact f => f.CallId,
        WrapUpCompleted f => f.CallId,
        CustomerChosen f => f.CallId,
        ScriptAnswered f => f.CallId,
        _ => null,
    };

    public static string? Agent(Fact fact) => fact switch
    {
        AgentFact f => f.Agent,
        CallOffered f => f.Agent,
        CallRinging f => f.Agent,
        OfferEnded f => f.Agent,
        CallAccepted f => f.Agent,
        CallBridged f => f.Agent,
        CallHeld f => f.Agent,
        CallResumed f => f.Agent,
        CallReleased f => f.Agent,
        PartyJoined f => f.Agent,
        PartyLeft f => f.Agent,
        CallTransferred f => f.Agent,
        ConsultationBegan f => f.Agent,
        ConsultationEnded f => f.Agent,
        CallObserved f => f.Agent,
        ObservationEnded f => f.Agent,
        CallParked f => f.Agent,
        CallUnparked f => f.Agent,
        RecordingPaused f => f.Agent,
        RecordingResumed f => f.Agent,
        _ => null,
    };

    public static string? Queue(Fact fact) => fact switch
    {
        CallQueued f => f.Queue,
        PositionAnnounced f => f.Queue,
        AnswerHeard f => f.Queue,
        CallOffered f => f.Queue,
        CallOverflowed f => f.Queue,
        VoicemailLeft f => f.Queue,
        CallRinging f => f.Queue,
        OfferEnded f => f.Queue,
        CallAccepted f => f.Queue,
        CallBridged f => f.Queue,
        CallTransferred f => f.ToQueue,
        CallMoved f => f.ToQueue,
        CallParked f => f.Queue,
        CallUnparked f => f.Queue,
        QueueLeft f => f.Queue,
        ScriptAnswered f => f.Queue,
        _ => null,
    };
}
