namespace CallCenter.CallModel.Tickets;

/// <summary>The hints in their order. Implemented by Storage.</summary>
public interface IUpsellHints
{
    Task<IReadOnlyList<UpsellHint>> ListAsync(CancellationToken ct = default);

    /// <summary>These and no others.</summary>
    Task SetAsync(IReadOnlyList<UpsellHint> hints, CancellationToken ct = default);
}
