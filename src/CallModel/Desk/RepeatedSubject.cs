namespace CallCenter.CallModel.Desk;

/// <summary>Several tickets of one subject within some days.</summary>
/// <param name="Complaints">how many of them are complaints.</param>
public sealed record RepeatedSubject(string Subject, int Tickets, int Complaints, int Days);
