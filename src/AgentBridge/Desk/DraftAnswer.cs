namespace CallCenter.AgentBridge.Desk;

/// <summary>What an agent has written and not sent yet.</summary>
internal sealed record DraftAnswer(CallId CallId, string? Disposition, string? Note, DateTimeOffset At)
{
    public static DraftAnswer Of(WrapUpDraft draft) => new(draft.CallId, draft.Disposition, draft.Note, draft.At);
}
