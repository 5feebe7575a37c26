using CallCenter.CallControl.Pages;

namespace CallCenter.CallControl.Outbound;

/// <summary>Reaches each agent by the telephone of the agent's choice.</summary>
internal sealed class AgentReach(SipAgentReach phones, PagePhones pages, TelephoneChoices choices) : IAgentReach
{
    public bool CanReach(string agent) => TroubleOf(agent) is null;

    public string? TroubleOf(string agent) => IsPage(agent) ? pages.TroubleOf(agent) : phones.TroubleOf(agent);

    public Task<DialOutcome> RingAsync(AgentRing ring, CancellationToken ct) => IsPage(ring.Agent) ? pages.RingAsync(ring, ct) : phones.RingAsync(ring, ct);

    private bool IsPage(string agent) => choices.Of(agent) == AgentTelephone.Browser;
}
