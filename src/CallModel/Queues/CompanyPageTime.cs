namespace CallCenter.CallModel.Queues;

/// <summary>When the company's own page opens.</summary>
public enum CompanyPageTime { Offer, Answer }
