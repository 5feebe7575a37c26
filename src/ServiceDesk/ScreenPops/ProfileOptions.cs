namespace CallCenter.ServiceDesk.ScreenPops;

/// <summary>When a subject counts as one that comes up again and again.</summary>
/// <param name="Tickets">so many tickets of it; 0 = never.</param>
/// <param name="Days">within so many days.</param>
public sealed record ProfileOptions(int Tickets = 3, int Days = 30);
