namespace CallCenter.CallModel.Tickets;

/// <summary>The hints in their order. Implemented by Storage.</summary>
public interface IUpsellHints
{
    Task<IReadOnlyList<UpsellHint>> ListAsync(CancellationToken ct = default);

    /// <summary>These and no others. False: those that are kept are not those that somebody has read.</summary>
    /// <param name="when">asked of what is kept at that moment, with nobody in between; null = whatever is kept.</param>
    Task<bool> SetAsync(IReadOnlyList<UpsellHint> hints, Func<IReadOnlyList<UpsellHint>, bool>? when = null, CancellationToken ct = default);
}
