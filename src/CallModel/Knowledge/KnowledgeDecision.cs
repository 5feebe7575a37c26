namespace CallCenter.CallModel.Knowledge;

/// <summary>Sure: the answer is spoken. Not sure which: the nearest are offered. Else: a person.</summary>
public enum KnowledgeDecision { Speak, Offer, Person }
