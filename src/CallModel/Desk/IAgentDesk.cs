using CallCenter.CallModel.Agents;
using CallCenter.CallModel.Calls;
using CallCenter.CallModel.Telephony;

namespace CallCenter.CallModel.Desk;

/// <summary>What an agent (or a supervisor for an agent) may do. Implemented by Acd; called by the pages and the API.</summary>
public interface IAgentDesk
{
    Task<DeskError> SignInAsync(string agent);

    Task<DeskError> SignOutAsync(string agent);

    /// <summary>Ready, or NotReady with a reason. During a call the wish is kept for the time after it.</summary>
    Task<DeskError> SetStateAsync(string agent, AgentState state, string? reason, string by);

    /// <summary>Accepts on the page: the ringing phone is asked to answer by itself.</summary>
    Task<DeskError> AcceptAsync(string agent, long lease);

    Task<DeskError> RejectAsync(string agent, long lease);

    Task<DeskError> HoldAsync(string agent);

    /// <summary>Ends a hold; while a transfer is under way, takes the caller back and gives the transfer up.</summary>
    Task<DeskError> ResumeAsync(string agent);

    Task<DeskError> TransferToQueueAsync(string agent, string queue);

    /// <summary>Back into a menu, which goes on with the caller from its beginning. Whoever asks sees to it that there is one of this name.</summary>
    Task<DeskError> TransferToFlowAsync(string agent, string flow);

    /// <summary>
    /// To a number, or to another agent by user name. The caller hears music and stays the agent's until somebody answers; when nobody does,
    /// the view says why.
    /// </summary>
    Task<DeskError> TransferToNumberAsync(string agent, string number);

    /// <summary>
    /// Calls a number or a colleague, whom the agent talks to while the caller hears music. Then <see cref="SwapAsync"/>,
    /// <see cref="MergeAsync"/>, <see cref="CompleteAsync"/> or <see cref="DismissAsync"/>; <see cref="ResumeAsync"/> gives the call up while it
    /// rings. In a conference it brings one more in.
    /// </summary>
    Task<DeskError> ConsultAsync(string agent, string number);

    /// <summary>
    /// Asks for a colleague of a queue: the caller hears music, the agent waits until one has time, and talks to that one first. As with
    /// <see cref="ConsultAsync"/> from there on.
    /// </summary>
    Task<DeskError> ConsultQueueAsync(string agent, string queue);

    /// <summary>
    /// Talks to a menu while the caller hears music, as with <see cref="ConsultAsync"/>. Whoever asks sees to it that there is one of this name.
    /// </summary>
    Task<DeskError> ConsultFlowAsync(string agent, string flow);

    /// <summary>
    /// Calls a number or a colleague: first the agent's own telephone, then the other side, which the agent hears ringing. A call at hand is
    /// put on hold. Whether somebody answered is in the view.
    /// </summary>
    Task<DeskError> DialAsync(string agent, DialWish wish);

    /// <summary>Goes on with another of the calls at hand; the one so far is put on hold.</summary>
    Task<DeskError> SwitchAsync(string agent, CallId call);

    /// <summary>Puts the caller into a park slot with music; the agent is done with the call.</summary>
    Task<DeskError> ParkAsync(string agent);

    /// <summary>Takes a caller out of a slot; a call at hand is put on hold.</summary>
    Task<DeskError> PickUpAsync(string agent, int slot);

    /// <summary>The same by a telephone of the agent that has dialed the slot and was answered: it has the caller, and is hung up with the call.</summary>
    Task<DeskError> PickUpAsync(string agent, int slot, ICallLeg telephone);

    /// <summary>Who is parked, by slot. From any thread.</summary>
    IReadOnlyList<ParkedCall> Parked { get; }

    /// <summary><see cref="Parked"/> has changed; on any thread.</summary>
    event Action? ParkedChanged;

    /// <summary>Talks to the caller while the one consulted holds, or the other way round.</summary>
    Task<DeskError> SwapAsync(string agent);

    /// <summary>Caller, agent and the one consulted hear each other.</summary>
    Task<DeskError> MergeAsync(string agent);

    /// <summary>The agent goes and leaves the others together.</summary>
    Task<DeskError> CompleteAsync(string agent);

    /// <summary>Sends away who came last; the agent is with the caller.</summary>
    Task<DeskError> DismissAsync(string agent);

    /// <summary>The agent is heard by nobody, or heard again.</summary>
    Task<DeskError> MuteAsync(string agent, bool muted);

    /// <summary>Presses keys (0-9, *, #, A-D; 32 at most) towards the others: RFC 4733, or tones where events were not negotiated.</summary>
    Task<DeskError> PressKeysAsync(string agent, string keys);

    /// <summary>The recording has silence in place of both sides, or sound again; it goes on by itself when the agent's part ends.</summary>
    Task<DeskError> PauseRecordingAsync(string agent, bool paused);

    /// <summary>Ends the call. With others in it, or while a transfer is under way, only the agent leaves.</summary>
    Task<DeskError> HangUpAsync(string agent);

    /// <summary>
    /// Keeps what the agent has written so far of the call at hand; null = nothing. It is on disk when this completes, and is sent when the
    /// wrap-up ends, however it ends.
    /// </summary>
    Task<DeskError> DraftWrapUpAsync(string agent, CallId call, string? disposition, string? note);

    /// <summary>What the agent has written of the call at hand; null = nothing.</summary>
    Task<WrapUpDraft?> DraftAsync(string agent);

    /// <summary>Says who the caller of the call at hand is; see <see cref="IScreenPops.ChooseAsync"/>.</summary>
    Task<DeskError> ChooseCustomerAsync(string agent, CallId call, Guid customer);

    /// <summary>One more wrap-up time of the queue, as often as the rules allow.</summary>
    Task<DeskError> ExtendWrapUpAsync(string agent);

    /// <summary>Saves the note and disposition and ends the wrap-up; what is null is taken from the draft.</summary>
    Task<DeskError> CompleteWrapUpAsync(string agent, string? disposition, string? note);

    /// <summary>
    /// The agent has a page open again, or had one and has been without any for too long: who would be offered calls is not ready then.
    /// </summary>
    Task PageChangedAsync(string agent, bool open);

    /// <summary>What the agent's page shows now; also after a reload.</summary>
    AgentView? View(string agent);
}
