namespace CallCenter.CallModel.Dialing;

/// <summary>A word that an agent, or the called person by a key, may say of a campaign's call, besides those of <see cref="Dispositions"/>.</summary>
/// <param name="Code">lower-case letters, digits, dash; what stands in the records.</param>
/// <param name="Label">what people read.</param>
/// <param name="AgainMinutes">dialed again after so long, as often as the campaign allows; null = the lead is done.</param>
public sealed record CampaignDisposition(string Code, string Label, int? AgainMinutes = null)
{
    /// <summary>With <see cref="PacingMode.Announcement"/>: the key by which the called person says it; null = none.</summary>
    public string? Key { get; init; }
}
