namespace CallCenter.CallModel.Desk;

/// <summary>What an agent should know of one who calls, beside the entry itself.</summary>
/// <param name="CustomerId">null = nobody's: of the number alone.</param>
/// <param name="Repeated">subjects that came up again and again of late.</param>
/// <param name="Hints">what may be offered, in the agents' languages.</param>
/// <param name="Contacts">the last ones over all channels, newest first.</param>
public sealed record CallerProfile(Guid? CustomerId, IReadOnlyList<RepeatedSubject> Repeated, IReadOnlyList<HintText> Hints,
    IReadOnlyList<PastContact> Contacts);
