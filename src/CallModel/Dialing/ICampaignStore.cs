namespace CallCenter.CallModel.Dialing;

public interface ICampaignStore
{
    /// <summary>By name.</summary>
    Task<IReadOnlyList<Campaign>> ListAsync(CancellationToken ct = default);

    Task<Campaign?> GetAsync(Guid id, CancellationToken ct = default);

    /// <summary>False when the name is taken.</summary>
    Task<bool> AddAsync(Campaign campaign, CancellationToken ct = default);

    /// <summary>Everything but the state. False when the stored version is not the one before the campaign's, or the name is another's.</summary>
    Task<bool> UpdateAsync(Campaign campaign, CancellationToken ct = default);

    /// <summary>The campaign as it is then; null when there is none.</summary>
    Task<Campaign?> SetStateAsync(Guid id, CampaignState state, CancellationToken ct = default);
}
