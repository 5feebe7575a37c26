namespace CallCenter.CallModel.Trunks;

/// <summary>The trunks that are changed while the server runs.</summary>
public interface ITrunkStore
{
    Task<IReadOnlyList<TrunkSettings>> ListAsync(CancellationToken ct = default);

    Task<TrunkSettings?> GetAsync(string name, CancellationToken ct = default);

    /// <summary>With version 1; false when there is one of that name.</summary>
    Task<bool> AddAsync(TrunkSettings trunk, CancellationToken ct = default);

    /// <summary>With the next version; false when it has another version than <paramref name="trunk"/> by now, or is gone.</summary>
    Task<bool> UpdateAsync(TrunkSettings trunk, CancellationToken ct = default);

    /// <summary>False when there is none.</summary>
    Task<bool> DeleteAsync(string name, CancellationToken ct = default);

    /// <summary>With the trunk's name, after it was kept, by another node too; an empty one: any trunk may have changed.</summary>
    event Action<string>? Changed;
}
