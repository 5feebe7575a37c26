namespace CallCenter.CallModel.Facts;

/// <summary>NotPickedUp: accepted on the page, but the phone stayed on the hook.</summary>
public enum OfferResult { Accepted, NoAnswer, Rejected, Unreachable, Withdrawn, NotPickedUp }
