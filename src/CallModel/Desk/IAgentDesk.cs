using CallCenter.CallModel.Agents;

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

    Task<DeskError> ResumeAsync(string agent);

    Task<DeskError> TransferToQueueAsync(string agent, string queue);

    Task<DeskError> TransferToNumberAsync(string agent, string number);

    Task<DeskError> HangUpAsync(string agent);

    /// <summary>Saves the note and disposition and ends the wrap-up.</summary>
    Task<DeskError> CompleteWrapUpAsync(string agent, string? disposition, string? note);

    /// <summary>What the agent's page shows now; also after a reload.</summary>
    AgentView? View(string agent);
}
