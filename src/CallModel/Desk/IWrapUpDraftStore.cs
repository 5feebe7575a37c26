using CallCenter.CallModel.Calls;

namespace CallCenter.CallModel.Desk;

/// <summary>Drafts of notes, kept so that a crash loses none. Saves and deletes take effect in the order in which they are called.</summary>
public interface IWrapUpDraftStore
{
    /// <summary>Those of this node.</summary>
    Task<IReadOnlyList<WrapUpDraft>> LoadAsync(CancellationToken ct = default);

    /// <summary>Adds the draft, or replaces the one of its agent and call.</summary>
    Task SaveAsync(WrapUpDraft draft, CancellationToken ct = default);

    /// <summary>Deletes the draft unless it was changed after <paramref name="until"/>.</summary>
    Task DeleteAsync(string agent, CallId call, DateTimeOffset until, CancellationToken ct = default);
}
