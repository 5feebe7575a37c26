namespace CallCenter.CallModel.Telephony;

/// <summary>Who stands at the other end of a leg. Outside: a number that was dialed into the call.</summary>
public enum LegRole { Caller, Agent, Outside }
