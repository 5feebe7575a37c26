namespace CallCenter.Acd.Work;

/// <summary>
/// Reserved: the pop is being built. Showing: the page is being told. Alerting: the channel offers the item (the phone rings). Joining:
/// the agent has answered and is being connected. The last three are ends.
/// </summary>
internal enum OfferState { Reserved, Showing, Alerting, Joining, Accepted, Missed, Withdrawn }
