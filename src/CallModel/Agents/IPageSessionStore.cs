namespace CallCenter.CallModel.Agents;

/// <summary>The sessions that outlive a restart. Saves and deletes take effect in the order in which they are called.</summary>
public interface IPageSessionStore
{
    Task<IReadOnlyList<PageSession>> LoadAsync(CancellationToken ct = default);

    /// <summary>Adds the session, or replaces the one with its key.</summary>
    Task SaveAsync(PageSession session, CancellationToken ct = default);

    Task DeleteAsync(string key, CancellationToken ct = default);
}
