namespace CallCenter.AgentBridge.Live;

/// <summary>An agent's own view with the server's time, from which the page counts ages.</summary>
internal sealed record ViewPush(DateTimeOffset ServerTime, AgentView? View);
