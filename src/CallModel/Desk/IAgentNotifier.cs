namespace CallCenter.CallModel.Desk;

/// <summary>Tells an agent's page; implemented by AgentBridge.</summary>
public interface IAgentNotifier
{
    /// <summary>A page of the agent's is open now.</summary>
    bool HasPage(string agent);

    /// <summary>
    /// Shows the pop. Returns when the page has confirmed it, or after the page's share of the time (800 ms) when there is no page: the
    /// phone rings only afterwards.
    /// </summary>
    Task ShowOfferAsync(string agent, ScreenPop pop, CancellationToken ct);

    /// <summary>The agent's view has changed.</summary>
    void Changed(string agent);
}
