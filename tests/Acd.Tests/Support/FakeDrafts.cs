namespace CallCenter.Acd.Tests.Support;

internal sealed class FakeDrafts : IWrapUpDraftStore
{
    public Dictionary<(string Agent, CallId Call), WrapUpDraft> Kept { get; } = [];

    public Task<IReadOnlyList<WrapUpDraft>> LoadAsync(CancellationToken ct = default) =>
        Task.FromResult<IReadOnlyList<WrapUpDraft>>([.. Kept.Values]);

    public Task SaveAsync(WrapUpDraft draft, CancellationToken ct = default)
    {
        Kept[(draft.Agent, draft.CallId)] = draft;
        return Task.CompletedTask;
    }

    public Task DeleteAsync(string agent, CallId call, DateTimeOffset until, CancellationToken ct = default)
    {
        if (Kept.TryGetValue((agent, call), out var draft) && draft.At <= until)
        {
            Kept.Remove((agent, call));
        }

        return Task.CompletedTask;
    }
}
