namespace CallCenter.CallModel.Facts;

public enum OfferResult { Accepted, NoAnswer, Rejected, Unreachable, Withdrawn }
