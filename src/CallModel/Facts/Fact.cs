using System.Text.Json.Serialization;

namespace CallCenter.CallModel.Facts;

/// <summary>
/// Something that happened. Facts are appended to one journal and never change; every figure, call record, screen and recovery is a
/// fold over them. Serialised as one JSON object with "type" first.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(CallArrived), "arrived")]
[JsonDerivedType(typeof(CallAnswered), "answered")]
[JsonDerivedType(typeof(FlowEntered), "flow")]
[JsonDerivedType(typeof(StepEntered), "step")]
[JsonDerivedType(typeof(DigitPressed), "digit")]
[JsonDerivedType(typeof(ChoiceMade), "choice")]
[JsonDerivedType(typeof(KeypadOnly), "keypadOnly")]
[JsonDerivedType(typeof(QuestionAsked), "question")]
[JsonDerivedType(typeof(AnswerJudged), "answerJudged")]
[JsonDerivedType(typeof(CustomerMatched), "customer")]
[JsonDerivedType(typeof(TicketLinked), "ticket")]
[JsonDerivedType(typeof(CallQueued), "queued")]
[JsonDerivedType(typeof(PositionAnnounced), "announced")]
[JsonDerivedType(typeof(AnswerHeard), "answerHeard")]
[JsonDerivedType(typeof(CallOverflowed), "overflowed")]
[JsonDerivedType(typeof(VoicemailLeft), "voicemail")]
[JsonDerivedType(typeof(CallOffered), "offered")]
[JsonDerivedType(typeof(CallRinging), "ringing")]
[JsonDerivedType(typeof(OfferEnded), "offerEnded")]
[JsonDerivedType(typeof(CallAccepted), "accepted")]
[JsonDerivedType(typeof(CallBridged), "bridged")]
[JsonDerivedType(typeof(PartyJoined), "joined")]
[JsonDerivedType(typeof(PartyLeft), "left")]
[JsonDerivedType(typeof(PartyReplaced), "replaced")]
[JsonDerivedType(typeof(CallHeld), "held")]
[JsonDerivedType(typeof(CallResumed), "resumed")]
[JsonDerivedType(typeof(CallReleased), "released")]
[JsonDerivedType(typeof(CallTransferred), "transferred")]
[JsonDerivedType(typeof(ConsultationBegan), "consulting")]
[JsonDerivedType(typeof(ConsultationEnded), "consulted")]
[JsonDerivedType(typeof(CallObserved), "observed")]
[JsonDerivedType(typeof(ObservationEnded), "observationEnded")]
[JsonDerivedType(typeof(CallMoved), "moved")]
[JsonDerivedType(typeof(CallParked), "parked")]
[JsonDerivedType(typeof(CallUnparked), "unparked")]
[JsonDerivedType(typeof(RecordingPaused), "recordingPaused")]
[JsonDerivedType(typeof(RecordingResumed), "recordingResumed")]
[JsonDerivedType(typeof(TrunkFailed), "trunkFailed")]
[JsonDerivedType(typeof(QueueLeft), "queueLeft")]
[JsonDerivedType(typeof(RecordingSaved), "recording")]
[JsonDerivedType(typeof(RecordingDeleted), "recordingDeleted")]
[JsonDerivedType(typeof(CallEnded), "ended")]
[JsonDerivedType(typeof(AgentStateChanged), "agentState")]
[JsonDerivedType(typeof(AgentChose), "agentChoice")]
[JsonDerivedType(typeof(PhoneRegistered), "phoneRegistered")]
[JsonDerivedType(typeof(PhoneUnregistered), "phoneUnregistered")]
[JsonDerivedType(typeof(WrapUpCompleted), "wrapUp")]
[JsonDerivedType(typeof(CustomerChosen), "customerChosen")]
[JsonDerivedType(typeof(ScriptAnswered), "script")]
[JsonDerivedType(typeof(TicketNoted), "ticketNoted")]
[JsonDerivedType(typeof(AgentMessaged), "agentMessaged")]
[JsonDerivedType(typeof(RecordingPlayed), "recordingPlayed")]
[JsonDerivedType(typeof(TrunkChanged), "trunkChanged")]
[JsonDerivedType(typeof(DoNotCallChanged), "doNotCallChanged")]
[JsonDerivedType(typeof(LeadPreviewed), "leadPreviewed")]
[JsonDerivedType(typeof(LeadChanged), "leadChanged")]
[JsonDerivedType(typeof(ServerStarted), "serverStarted")]
public abstract record Fact
{
    /// <summary>UTC; milliseconds are kept.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The server that wrote it, set by the journal; null in what was written when there was one server.</summary>
    public string? Node { get; init; }
}
