namespace CallCenter.CallModel.Callbacks;

/// <summary>How a queue's callbacks are made.</summary>
public enum CallbackMode
{
    /// <summary>By hand: they are a list that agents take from.</summary>
    List,

    /// <summary>The person is dialed shortly before the turn comes and may wait some seconds.</summary>
    CustomerFirst,

    /// <summary>An agent is kept first: the person does not wait, the agent does.</summary>
    AgentFirst,
}
