namespace CallCenter.Acd.Work;

/// <summary>A number that is being called for an item.</summary>
/// <param name="Agent">who passed the customer on.</param>
internal sealed record OutsideDial(long Lease, string Agent, string Number);
