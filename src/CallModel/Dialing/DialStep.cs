namespace CallCenter.CallModel.Dialing;

/// <summary>Each attempt is two records, one before the number is dialed and one when it is over, and one more when an agent has said what it was.</summary>
public enum DialStep { Dialed, Ended, Disposed }
