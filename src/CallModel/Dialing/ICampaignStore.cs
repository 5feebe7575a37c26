namespace CallCenter.CallModel.Dialing;

public interface ICampaignStore
{
    /// <summary>By name.</summary>
    Task<IReadOnlyList<Campaign>> ListAsync(CancellationToken ct = default);

    Task<Campaign?> GetAsync(Guid id, CancellationToken ct = default);

    /// <summary>False when the name is taken.</summary>
    Task<bool> AddAsync(Campaign campaign, CancellationToken ct = default);

    /// <summary>False when there is no such campaign, or the name is another's.</summary>
    Task<bool> UpdateAsync(Campaign campaign, CancellationToken ct = default);
}
