namespace CallCenter.IvrFlows.Conversation;

/// <summary>Which keys a turn understands.</summary>
internal interface IKeyPlan
{
    /// <summary>True while a longer sequence that begins so could still mean something.</summary>
    bool WantsMore(string typed);
}
