namespace CallCenter.CallModel.Dialing;

/// <summary>Which columns of a list hold what the dialer needs to know; all others are fields of the lead.</summary>
public sealed record LeadColumns(string Number = "number", string Name = "name", string Zone = "zone", string Priority = "priority");
