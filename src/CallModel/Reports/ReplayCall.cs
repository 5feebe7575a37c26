using CallCenter.CallModel.Calls;

namespace CallCenter.CallModel.Reports;

/// <summary>A caller of the past, as the replay brings the same one again.</summary>
/// <param name="Patience">how long the caller waits before giving up.</param>
/// <param name="Ring">how long the agent's phone rings before it is picked up.</param>
/// <param name="Conversation">from connected to released.</param>
/// <param name="WrapUp">how long the agent writes afterwards.</param>
public sealed record ReplayCall(CallId Id, DateTimeOffset At, string Queue, string From, string To, TimeSpan Patience, TimeSpan Ring, TimeSpan Conversation,
    TimeSpan WrapUp);
