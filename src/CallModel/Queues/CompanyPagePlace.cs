namespace CallCenter.CallModel.Queues;

/// <summary>Where the company's own page opens.</summary>
public enum CompanyPagePlace
{
    /// <summary>In a tab of the browser.</summary>
    Tab,

    /// <summary>Beside the call, in the agent's page.</summary>
    Frame,
}
