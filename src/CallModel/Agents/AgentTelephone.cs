namespace CallCenter.CallModel.Agents;

/// <summary>What an agent's calls ring on.</summary>
public enum AgentTelephone
{
    /// <summary>Telephones that register by SIP under the agent's name.</summary>
    Sip,
    /// <summary>The agent's page (WebRTC).</summary>
    Browser,
}
