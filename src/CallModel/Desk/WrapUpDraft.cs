using CallCenter.CallModel.Calls;

namespace CallCenter.CallModel.Desk;

/// <summary>What an agent has written about a call and not sent yet.</summary>
/// <param name="At">when it was last changed.</param>
public sealed record WrapUpDraft(string Agent, CallId CallId, string? Disposition, string? Note, DateTimeOffset At)
{
    public bool IsEmpty => string.IsNullOrWhiteSpace(Disposition) && string.IsNullOrWhiteSpace(Note);
}
